//! `rastnus check`

use super::arguments::Check;
use super::failure::Failure;
use super::report::{self, Reporter};
use super::{CLEAN, FAILED, FINDINGS, files};
use crate::analysis::Analysis;
use crate::messages::Locale;

/// Reports the findings; the exit status.
pub fn run(args: &Check, locale: Locale) -> Result<u8, Failure> {
    let mut reporter = Reporter::new(args.format);
    let outcome = files::each(&args.input, locale, |source| {
        let locale = report::locale(&source.settings, locale);
        let findings: Vec<_> = Analysis::of(source.document(), &source.settings)
            .findings()
            .collect();
        reporter.add(&source, &findings, locale)
    });
    let count = reporter.finish()?;
    match outcome {
        Err(Failure::Told) => Ok(FAILED),
        Err(failure) => Err(failure),
        Ok(()) if count > 0 => Ok(FINDINGS),
        Ok(()) => Ok(CLEAN),
    }
}
