//! The laws of normalizing.

use arbitrary::{Result, Unstructured};
use rastnus::analysis::{Scope, normal};
use rastnus::config::Settings;
use rastnus::text::apply;

use super::pieces;

#[path = "../../tests/common/laws.rs"]
mod laws;

/// Tries the text that `data` stands for, and `data` as a text.
pub fn run(data: &[u8]) {
    hold(&String::from_utf8_lossy(data));
    // Bytes that run out end the case.
    let _ = attempt(&mut Unstructured::new(data));
}

fn attempt(bytes: &mut Unstructured) -> Result<()> {
    let format = pieces::format(bytes)?;
    let text = pieces::text(bytes, 60)?;
    hold(&text);
    let settings = Settings::default();
    let document = pieces::document(&text, format);
    let once = normal(document, &settings, Scope::Safe);
    assert_eq!(once.text, apply(&text, &once.edits), "in {text:?}");
    let again = normal(pieces::document(&once.text, format), &settings, Scope::Safe);
    assert_eq!(again.text, once.text, "twice, {format:?}: {text:?}");
    Ok(())
}

fn hold(text: &str) {
    for law in laws::FOR_ALL {
        if let Err(why) = law(text) {
            panic!("{why}, in {text:?}");
        }
    }
}
