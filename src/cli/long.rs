//! Texts on standard input that are too long to be held: they are mended piece by piece, by way of
//! temporary files.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::arguments::Fix;
use super::failure::Failure;
use super::files::{BOM, Configs, Source, of_bytes};
use crate::analysis::{LongNormal, Refused, Scope, normal_in_pieces};
use crate::messages::Locale;
use crate::text::Format;

/// A text of more bytes is long.
const LONG: u64 = 32 << 20;

/// What stands on standard input.
pub enum Input {
    /// A text that can be held.
    Short(Box<Source>),
    /// A long one, mended and written; whether something is left in it.
    Long { is_left: bool },
}

/// Reads standard input, and mends it if it is long.
pub fn standard_input(args: &Fix, scope: Scope, locale: Locale) -> Result<Input, Failure> {
    let path = Path::new("-");
    let unreadable = |error| Failure::Read(path.to_owned(), error);
    let mut configs = Configs::new(&args.input.using, locale)?;
    configs.format = args.input.kind;
    let mut stdin = io::stdin().lock();
    let mut bytes = Vec::new();
    let head = stdin.by_ref().take(LONG + 1).read_to_end(&mut bytes);
    head.map_err(unreadable)?;
    let plain = configs.format.unwrap_or_default() == Format::Plain;
    let long = bytes.len() as u64 > LONG && plain && !args.diff;
    if !long {
        stdin.read_to_end(&mut bytes).map_err(unreadable)?;
        let source = of_bytes(path, bytes, &mut configs)?;
        return Ok(Input::Short(Box::new(source)));
    }
    let settings = configs.for_text(path)?;
    let bom = bytes.starts_with(BOM.as_bytes());
    let start = if bom { BOM.len() } else { 0 };
    let spooled = spool(&bytes[start..], &mut stdin);
    drop(bytes);
    let unwritable = |error| Failure::Write(std::env::temp_dir(), error);
    let mut text = spooled.map_err(unwritable)?;
    let copy = text.try_clone().map_err(unwritable)?;
    match normal_in_pieces(copy, tempfile::tempfile, &settings, scope) {
        Ok(LongNormal { mut text, is_left }) => {
            let mut out = io::stdout().lock();
            let mark = if bom { BOM } else { "" };
            let written = out
                .write_all(mark.as_bytes())
                .and_then(|()| io::copy(&mut text, &mut out))
                .and_then(|_| out.flush());
            written.map_err(Failure::Output)?;
            Ok(Input::Long { is_left })
        }
        Err(Refused::Directives) => {
            let mut bytes = mark_of(bom);
            let read = text
                .seek(SeekFrom::Start(0))
                .and_then(|_| text.read_to_end(&mut bytes));
            read.map_err(unwritable)?;
            Ok(Input::Short(Box::new(of_bytes(path, bytes, &mut configs)?)))
        }
        Err(Refused::NotUtf8(at)) => Err(Failure::NotUtf8(path.to_owned(), at + start as u64)),
        Err(Refused::Io(error)) => Err(unwritable(error)),
    }
}

fn mark_of(bom: bool) -> Vec<u8> {
    if bom { BOM.into() } else { Vec::new() }
}

/// A temporary file with `head` and the rest of `input`.
fn spool(head: &[u8], input: &mut impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(head)?;
    io::copy(input, &mut file)?;
    Ok(file)
}
