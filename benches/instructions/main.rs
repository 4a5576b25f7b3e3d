//! One part of the engine's work, once, for a profiler that counts instructions: `PART KIND BYTES`.
//! `count.sh` runs all parts and compares them with `baseline.txt`.

// Not all of its texts are counted.
#[path = "../engine/texts.rs"]
#[allow(dead_code)]
mod texts;

use std::hint::black_box;
use std::io::Write;

use rastnus::analysis::{Analysis, Analyzer, Scope, normalize};
use rastnus::config::Settings;
use rastnus::entities::{self, Gazetteer};
use rastnus::kurdish::{Paragraph, Prior, tokenize};
use rastnus::text::{SpanKind, paragraphs};

/// What is counted; what is made before it is not.
#[inline(never)]
fn measured(work: impl FnOnce()) {
    work();
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [part, kind, bytes, ..] = &arguments[..] else {
        // `cargo bench` runs this as well.
        return;
    };
    let Ok(bytes) = bytes.parse() else { return };
    let text = match kind.as_str() {
        "clean" => texts::clean(bytes),
        "dirty" => texts::dirty(bytes),
        "damaged" => texts::damaged(bytes),
        path => std::fs::read_to_string(path).expect("a text"),
    };
    // Only what this thread does is counted.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.use_current_thread()
        .build_global()
        .expect("no pool before");
    let settings = Settings::default();
    // What is made at the first use is made, but for the measure of that.
    if part != "start" {
        black_box(Analysis::of(texts::clean(1 << 10).as_str(), &settings));
    }
    writeln!(std::io::stdout(), "{}", text.len()).expect("somebody who reads");
    match part.as_str() {
        "tokenize" => measured(|| {
            for line in text.lines() {
                black_box(tokenize(line));
            }
        }),
        "paragraphs" => measured(|| drop(black_box(paragraphs(text.as_str())))),
        "read" => {
            let spans = paragraphs(text.as_str());
            measured(|| {
                for span in spans.into_iter().filter(|p| p.kind == SpanKind::Prose) {
                    black_box(Paragraph::new(&text[span.bytes], Prior::default()));
                }
            });
        }
        "names" => {
            let gazetteer = Gazetteer::default();
            let read: Vec<Paragraph> = paragraphs(text.as_str())
                .into_iter()
                .filter(|p| p.kind == SpanKind::Prose)
                .map(|p| Paragraph::new(&text[p.bytes], Prior::default()))
                .collect();
            measured(|| {
                for paragraph in &read {
                    black_box(entities::names(paragraph, &gazetteer));
                }
            });
        }
        "analyse" | "start" => measured(|| drop(black_box(Analysis::of(text.as_str(), &settings)))),
        // A letter typed in the middle.
        "edit" => {
            let middle = text.ceil_char_boundary(text.len() / 2);
            let edited = format!("{}ک{}", &text[..middle], &text[middle..]);
            let mut analyzer = Analyzer::default();
            analyzer.analyse(text.as_str(), &settings);
            measured(|| drop(black_box(analyzer.analyse(edited.as_str(), &settings))));
        }
        "findings" => measured(|| {
            let mut analyzer = Analyzer::without_names();
            drop(black_box(analyzer.analyse(text.as_str(), &settings)));
        }),
        "normalize" => {
            measured(|| drop(black_box(normalize(text.as_str(), &settings, Scope::Safe))))
        }
        other => panic!("no such part: {other}"),
    }
}
