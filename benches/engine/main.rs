//! How fast the engine is: `cargo bench`, or one part of it: `cargo bench -- normalize`.
//!
//! With `TEXTS=folder`, writes the texts there instead, for a profiler or another tool; with
//! `KIB=n`, texts of that many KiB.

mod texts;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use rastnus::analysis::{Analysis, Analyzer, Scope, normalize};
use rastnus::config::Settings;
use rastnus::entities;
use rastnus::kurdish::{Paragraph, Prior, tokenize};
use rastnus::text::{SpanKind, apply, paragraphs};

const SIZES: [(&str, usize); 4] = [
    ("5 KiB", 5 << 10),
    ("100 KiB", 100 << 10),
    ("1 MiB", 1 << 20),
    ("10 MiB", 10 << 20),
];

fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    group
}

/// `work` on the text of each size.
fn each_size(
    criterion: &mut Criterion,
    name: &str,
    make: impl Fn(usize) -> String,
    mut work: impl FnMut(&str),
) {
    let mut group = group(criterion, name);
    for (label, bytes) in SIZES {
        let text = make(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(label), |b| {
            b.iter(|| work(&text))
        });
    }
    group.finish();
}

fn main() {
    if let Ok(folder) = std::env::var("TEXTS") {
        let kib = std::env::var("KIB").map_or(1 << 10, |n| n.parse().expect("a number"));
        for (name, text) in [
            ("clean", texts::clean(kib << 10)),
            ("dirty", texts::dirty(kib << 10)),
            ("damaged", texts::damaged(kib << 10)),
            ("english", texts::english(kib << 10)),
        ] {
            std::fs::write(Path::new(&folder).join(name).with_extension("txt"), text)
                .expect("a folder to write to");
        }
        return;
    }
    let settings = Settings::default();
    check(&settings);
    let mut criterion = Criterion::default().configure_from_args();

    each_size(&mut criterion, "tokenize", texts::clean, |text| {
        for line in text.lines() {
            black_box(tokenize(line));
        }
    });
    // What happens when a text is opened.
    each_size(&mut criterion, "open", texts::clean, |text| {
        black_box(Analysis::of(text, &settings));
    });
    after_one_edit(&mut criterion, &settings);
    let makers = [
        texts::clean as fn(usize) -> String,
        texts::dirty,
        texts::damaged,
    ];
    for (kind, make) in ["clean", "dirty", "damaged"].into_iter().zip(makers) {
        each_size(&mut criterion, &format!("normalize {kind}"), make, |text| {
            black_box(normalize(text, &settings, Scope::Safe));
        });
    }
    names(&mut criterion);
    hover(&mut criterion, &settings);
    criterion.final_summary();
}

/// A letter typed, and taken away again: what the server does at a keystroke.
fn after_one_edit(criterion: &mut Criterion, settings: &Settings) {
    for place in ["start", "middle", "end"] {
        let mut group = group(criterion, &format!("edit at the {place}"));
        for (label, bytes) in SIZES {
            let text = texts::clean(bytes);
            let at = match place {
                "start" => 0,
                "middle" => text.len() / 2,
                _ => text.trim_end().len() - 1,
            };
            let at = text.ceil_char_boundary(at);
            let edited = format!("{}ک{}", &text[..at], &text[at..]);
            let mut analyzer = Analyzer::default();
            analyzer.analyse(&text, settings);
            let mut typed = false;
            group.bench_function(BenchmarkId::from_parameter(label), |b| {
                b.iter(|| {
                    typed = !typed;
                    black_box(analyzer.analyse(if typed { &edited } else { &text }, settings))
                });
            });
        }
        group.finish();
    }
}

/// Only the names, without the rules.
fn names(criterion: &mut Criterion) {
    let mut group = group(criterion, "names");
    let gazetteer = entities::Gazetteer::default();
    for (label, bytes) in SIZES {
        let text = texts::clean(bytes);
        let read: Vec<Paragraph> = paragraphs(&text)
            .into_iter()
            .filter(|p| p.kind == SpanKind::Prose)
            .map(|p| Paragraph::new(&text[p.bytes], Prior::default()))
            .collect();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(label), |b| {
            b.iter_batched(
                || (),
                |()| {
                    read.iter()
                        .for_each(|p| drop(black_box(entities::names(p, &gazetteer))))
                },
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

/// What stands at a place, for places all over the text.
fn hover(criterion: &mut Criterion, settings: &Settings) {
    const PLACES: usize = 997;
    let mut group = group(criterion, "hover");
    for (label, bytes) in SIZES {
        let text = texts::clean(bytes);
        let analysis = Analysis::of(&text, settings);
        let mut place = 0;
        group.bench_function(BenchmarkId::from_parameter(label), |b| {
            b.iter(|| {
                place = (place + text.len() / PLACES) % text.len();
                black_box(analysis.subject_at(&text, text.ceil_char_boundary(place)))
            });
        });
    }
    group.finish();
}

/// That the texts are what they are called.
fn check(settings: &Settings) {
    let clean = texts::clean(100 << 10);
    let mut seen = std::collections::HashSet::new();
    assert!(
        clean
            .split("\n\n")
            .filter(|p| !p.is_empty())
            .all(|p| seen.insert(p)),
        "a paragraph comes twice"
    );
    let analysis = Analysis::of(&clean, settings);
    let found: Vec<_> = analysis.findings().take(5).collect();
    assert!(found.is_empty(), "{found:?}");
    for text in [texts::dirty(100 << 10), texts::damaged(100 << 10)] {
        let edits = normalize(&text, settings, Scope::Safe);
        assert!(edits.len() > 50, "only {} edits", edits.len());
        assert_ne!(apply(&text, &edits), text);
    }
}
