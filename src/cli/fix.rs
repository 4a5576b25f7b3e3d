//! `rastnus fix`

use std::io::{self, Write};

use similar::TextDiff;

use super::arguments::Fix;
use super::failure::Failure;
use super::files::{self, Source};
use super::{CLEAN, FAILED, FINDINGS};
use crate::analysis::{Scope, normal};
use crate::messages::Locale;

/// Mends what is certain; the exit status tells whether something is left.
pub fn run(args: &Fix, locale: Locale) -> Result<u8, Failure> {
    let scope = if args.style {
        Scope::WithStyle
    } else {
        Scope::Safe
    };
    let mut left = 0;
    let outcome = files::each(&args.input, locale, |source| {
        let normal = normal(source.document(), &source.settings, scope);
        deliver(args, &source, &normal.text)?;
        left += normal.left;
        Ok(())
    });
    match outcome {
        Err(Failure::Told) => Ok(FAILED),
        Err(failure) => Err(failure),
        Ok(()) if left > 0 => Ok(FINDINGS),
        Ok(()) => Ok(CLEAN),
    }
}

fn deliver(args: &Fix, source: &Source, fixed: &str) -> Result<(), Failure> {
    let print = |text: &str| {
        let mut out = io::stdout().lock();
        let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        done.map_err(Failure::Output)
    };
    if args.diff {
        let name = source.path.display().to_string();
        let (old, new) = (source.content(&source.text), source.content(fixed));
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        let shown = diff.unified_diff().header(&name, &name).to_string();
        return print(if old == new { "" } else { &shown });
    }
    if args.stdout || source.is_stdin() {
        return print(&source.content(fixed));
    }
    if fixed == source.text {
        return Ok(());
    }
    files::replace(source, fixed)
}
