//! `rastnus check`

use super::arguments::Check;
use super::failure::Failure;
use super::files::Source;
use super::report::{self, Reporter};
use super::{CLEAN, FAILED, FINDINGS, each};
use crate::analysis::Analysis;
use crate::messages::Locale;

/// Reports the findings; the exit status.
pub fn run(args: &Check, locale: Locale) -> Result<u8, Failure> {
    let mut reporter = Reporter::new(args.format);
    let find = |source: &Source| {
        let analysis = Analysis::of(source.document(), &source.settings);
        Ok(analysis.findings().collect::<Vec<_>>())
    };
    let outcome = each::each(&args.input, locale, find, |source, findings| {
        reporter.add(source, &findings, report::locale(&source.settings, locale))
    });
    let count = reporter.finish()?;
    match outcome {
        Err(Failure::Told) => Ok(FAILED),
        Err(failure) => Err(failure),
        Ok(()) if count > 0 => Ok(FINDINGS),
        Ok(()) => Ok(CLEAN),
    }
}
