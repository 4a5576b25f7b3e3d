//! What is remembered from version to version against what is found anew.

use arbitrary::{Result, Unstructured};
use rastnus::analysis::{Analysis, Analyzer};
use rastnus::config::Settings;

use super::pieces;

/// Tries the edits that `data` stands for.
pub fn run(data: &[u8]) {
    // Bytes that run out end the case.
    let _ = attempt(&mut Unstructured::new(data));
}

fn attempt(bytes: &mut Unstructured) -> Result<()> {
    let format = pieces::format(bytes)?;
    let mut text = pieces::text(bytes, 40)?;
    let settings = Settings::default();
    let mut analyzer = Analyzer::default();
    while !bytes.is_empty() {
        let (a, b) = (pieces::place(bytes, &text)?, pieces::place(bytes, &text)?);
        let near = a.abs_diff(b) < 40 || bytes.ratio(1, 8)?;
        let range = if near { a.min(b)..a.max(b) } else { a..a };
        text.replace_range(range, &pieces::text(bytes, 2)?);
        let document = pieces::document(&text, format);
        let kept = analyzer.analyse(document, &settings);
        let anew = Analysis::of(document, &settings);
        assert!(
            kept.findings().eq(anew.findings()),
            "findings in {format:?} {text:?}"
        );
        assert!(kept.links().eq(anew.links()), "links in {text:?}");
        assert!(kept.mentions().eq(anew.mentions()), "names in {text:?}");
        assert!(kept.stretches().eq(anew.stretches()), "numbers in {text:?}");
    }
    Ok(())
}
