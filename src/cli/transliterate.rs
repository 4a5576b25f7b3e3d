//! `rastnus transliterate`

use std::io::{self, Write};

use super::CLEAN;
use super::arguments::{To, Transliterate, Using};
use super::failure::Failure;
use super::files::{Configs, load};
use crate::analysis::{Analysis, Rewriting, Script};
use crate::config::Language;
use crate::messages::Locale;
use crate::text::apply;

/// Writes a text in the other script on standard output.
pub fn run(args: &Transliterate, locale: Locale) -> Result<u8, Failure> {
    let mut source = load(&args.path, &mut Configs::new(&Using::default(), locale)?)?;
    source.format = args.kind.unwrap_or(source.format);
    let (script, language) = match args.to {
        To::Latin => (Script::Latin, Language::Ckb),
        To::Arabic => (Script::Arabic, Language::Kmr),
    };
    let mut analysis = Analysis::of(source.document(), &source.settings);
    if analysis.language_tag().is_none() {
        // Who asks for this has no doubt that it is Kurdish.
        source.settings.language = language;
        analysis = Analysis::of(source.document(), &source.settings);
    }
    let (document, whole) = (source.document(), 0..source.text.len());
    let rewriting = Rewriting::Transliterate(script);
    let edits = analysis.rewrite(document, &source.settings, whole, rewriting);
    let written = source.content(&apply(&source.text, &edits));
    let mut out = io::stdout().lock();
    let done = out.write_all(written.as_bytes()).and_then(|()| out.flush());
    done.map_err(Failure::Output)?;
    Ok(CLEAN)
}
