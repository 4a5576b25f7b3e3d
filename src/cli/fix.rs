//! `rastnus fix`

use std::io::{self, Write};

use similar::TextDiff;

use super::arguments::Fix;
use super::failure::Failure;
use super::files::{self, Source};
use super::{CLEAN, FAILED, FINDINGS, each, long};
use crate::analysis::{Scope, normal};
use crate::messages::Locale;

/// Mends what is certain; the exit status tells whether something is left.
pub fn run(args: &Fix, locale: Locale) -> Result<u8, Failure> {
    let scope = if args.style {
        Scope::WithStyle
    } else {
        Scope::Safe
    };
    let mend = |source: &Source| {
        let normal = normal(source.document(), &source.settings, scope);
        Ok((deliver(args, source, &normal.text)?, normal.left))
    };
    let mut left = 0;
    let mut show = |(shown, own): (String, usize)| {
        left += own;
        let mut out = io::stdout().lock();
        let done = out.write_all(shown.as_bytes()).and_then(|()| out.flush());
        done.map_err(Failure::Output)
    };
    let alone = matches!(&args.input.paths[..], [path] if files::is_stdin(path));
    let outcome = if alone {
        match long::standard_input(args, scope, locale)? {
            long::Input::Long { is_left: true } => return Ok(FINDINGS),
            long::Input::Long { is_left: false } => return Ok(CLEAN),
            long::Input::Short(source) => mend(&source).and_then(show),
        }
    } else {
        each::each(&args.input, locale, mend, |_, result| show(result))
    };
    match outcome {
        Err(Failure::Told) => Ok(FAILED),
        Err(failure) => Err(failure),
        Ok(()) if left > 0 => Ok(FINDINGS),
        Ok(()) => Ok(CLEAN),
    }
}

/// Writes the file, or gives what is to be shown.
fn deliver(args: &Fix, source: &Source, fixed: &str) -> Result<String, Failure> {
    if args.diff {
        let name = source.path.display().to_string();
        let (old, new) = (source.content(&source.text), source.content(fixed));
        if old == new {
            return Ok(String::new());
        }
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        return Ok(diff.unified_diff().header(&name, &name).to_string());
    }
    if args.stdout || source.is_stdin() {
        return Ok(source.content(fixed));
    }
    if fixed != source.text {
        files::replace(source, fixed)?;
    }
    Ok(String::new())
}
