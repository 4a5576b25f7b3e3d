//! The command line: arguments, and what each command does.

mod arguments;
mod check;
mod config;
mod each;
mod entities;
mod failure;
mod files;
mod fix;
mod long;
mod progress;
mod report;
mod rules;
mod transliterate;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;

use crate::messages::Locale;
use crate::server;

/// Nothing to report.
const CLEAN: u8 = 0;
/// There are findings.
const FINDINGS: u8 = 1;
/// Something did not work.
const FAILED: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let locale = Locale::from_environment();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            // Help and version; a closed pipe is no failure.
            error.print().unwrap_or_default();
            return CLEAN.into();
        }
        Err(error) => {
            Failure::Arguments(Box::new(error)).tell(locale);
            return FAILED.into();
        }
    };
    match run(arguments, locale) {
        Ok(code) => code,
        Err(failure) => {
            failure.tell(locale);
            FAILED.into()
        }
    }
}

fn serve(arguments: &arguments::Serve) -> ExitCode {
    server::serve(arguments.channel(), arguments.position_encoding)
}

fn run(arguments: Arguments, locale: Locale) -> Result<ExitCode, Failure> {
    let status = match arguments.command {
        None => return Ok(serve(&arguments.serve)),
        Some(Command::Serve(arguments)) => return Ok(serve(&arguments)),
        Some(Command::Check(args)) => check::run(&args, locale)?,
        Some(Command::Fix(args)) => fix::run(&args, locale)?,
        Some(Command::Entities(args)) => entities::run(&args, locale)?,
        Some(Command::Transliterate(args)) => transliterate::run(&args, locale)?,
        Some(Command::Explain { rule }) => rules::explain(rule.as_deref(), locale)?,
        Some(Command::Config { what }) => config::run(what.as_ref(), locale)?,
        Some(Command::Rules { format }) => rules::list(format, locale)?,
    };
    Ok(status.into())
}
