//! The page of each rule: its shape, and its examples as tests.
//!
//! A block tagged `wrong` with a block tagged `right` behind it: the text before and after the
//! first fix of each finding of the rule. A `wrong` alone: findings without a fix. `fine`: the rule
//! finds nothing. Words behind the tag are settings of style: `wrong digits=ascii`.

#[path = "common/laws.rs"]
mod laws;

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use rastnus::analysis::Analysis;
use rastnus::config::{Settings, parse};
use rastnus::rules::{ALL, Finding, Rule};
use rastnus::text::{Edit, apply};

const SECTIONS: [&str; 5] = ["What", "Why", "Examples", "Configuration", "Source"];

struct Block {
    tag: String,
    settings: Settings,
    text: String,
}

/// The headings and the code blocks of a page.
fn read(page: &str) -> (Vec<(HeadingLevel, String)>, Vec<Block>) {
    let (mut headings, mut blocks) = (Vec::new(), Vec::new());
    let (mut text, mut tag, mut level) = (String::new(), None, HeadingLevel::H1);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::Heading { level: l, .. }) => {
                level = l;
                text.clear();
            }
            Event::End(TagEnd::Heading(_)) => headings.push((level, std::mem::take(&mut text))),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                tag = Some(info.to_string());
                text.clear();
            }
            Event::End(TagEnd::CodeBlock) => {
                let info = tag.take().expect("blocks are fenced");
                let (tag, settings) = info.split_once(' ').unwrap_or((&info, ""));
                blocks.push(Block {
                    tag: tag.to_owned(),
                    settings: style(settings),
                    text: text.strip_suffix('\n').unwrap_or(&text).to_owned(),
                });
            }
            Event::Text(t) | Event::Code(t) => text.push_str(&t),
            _ => {}
        }
    }
    (headings, blocks)
}

/// `digits=ascii` as settings.
fn style(words: &str) -> Settings {
    let mut toml = String::from("[style]\n");
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').expect("key=value");
        toml.push_str(&format!("{key} = \"{value}\"\n"));
    }
    parse(&toml, &Rule::codes()).expect("settings that exist")
}

fn findings(text: &str, settings: &Settings) -> Vec<Finding> {
    Analysis::of(text, settings).findings().collect()
}

/// How many findings of `code` there are.
fn count(findings: &[Finding], code: &str) -> usize {
    findings.iter().filter(|f| f.rule == code).count()
}

/// What is wrong with the examples of `rule`.
fn examples(rule: &Rule, blocks: &[Block]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut fail =
        |text: &str, reason: String| wrong.push(format!("{}: {reason}\n{text}", rule.code));
    let (mut bad, mut fine) = (0, 0);
    for (n, block) in blocks.iter().enumerate() {
        let (text, settings) = (block.text.as_str(), &block.settings);
        let kurdish = Analysis::of(text, settings).context().kurdish;
        if !kurdish && block.tag != "right" {
            fail(text, "the example is not Kurdish".into());
        }
        let found = findings(text, settings);
        let own: Vec<&Finding> = found.iter().filter(|f| f.rule == rule.code).collect();
        match block.tag.as_str() {
            "wrong" => {
                bad += 1;
                if own.is_empty() {
                    fail(text, "nothing is found".into());
                }
                let Some(right) = blocks.get(n + 1).filter(|b| b.tag == "right") else {
                    if own.iter().any(|f| !f.fixes.is_empty()) {
                        fail(text, "there is a fix, but no `right`".into());
                    }
                    continue;
                };
                let mut edits: Vec<Edit> = own
                    .iter()
                    .filter_map(|f| f.fixes.first())
                    .flat_map(|fix| fix.edits.clone())
                    .collect();
                edits.sort();
                let mended = apply(text, &edits);
                if mended != right.text {
                    fail(
                        text,
                        format!("became {mended:?} instead of {:?}", right.text),
                    );
                }
                let after = findings(&right.text, settings);
                if count(&after, rule.code) > 0 {
                    fail(&right.text, "the fix does not remove the finding".into());
                }
                for other in ALL {
                    if count(&after, other.code) > count(&found, other.code) {
                        fail(
                            &right.text,
                            format!("the fix makes a finding of {}", other.code),
                        );
                    }
                }
            }
            "right" => {
                if n == 0 || blocks[n - 1].tag != "wrong" {
                    fail(text, "`right` does not follow `wrong`".into());
                }
            }
            "fine" => {
                fine += 1;
                if let Some(finding) = own.first() {
                    fail(text, format!("{:?} is found", &text[finding.span.clone()]));
                }
            }
            other => fail(text, format!("unknown tag {other:?}")),
        }
    }
    // A lost paragraph takes a long text to show.
    let least = if rule.code == "lost-paragraph" { 1 } else { 3 };
    if bad < least || fine < 4 {
        fail("", format!("only {bad} wrong and {fine} fine examples"));
    }
    wrong
}

#[test]
fn examples_hold() {
    let wrong: Vec<String> = ALL
        .iter()
        .flat_map(|rule| examples(rule, &read(rule.page).1))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A fault shows by itself, wherever it stands.
#[test]
fn faults_show_their_signs() {
    const CLEAN: &str = "ئەمە لە کوردستان ڕوویدا و هەمووان لەوێ بوون";
    let blocks = ALL.iter().flat_map(|rule| read(rule.page).1);
    let mut faults = 0;
    for block in blocks.filter(|block| block.tag == "wrong") {
        let text = block.text;
        let places = [
            text.clone(),
            format!("{CLEAN}.\n\n{text}\n\n{CLEAN}."),
            format!("{CLEAN} {text}"),
            format!("{text} {CLEAN}"),
            format!("{CLEAN}\n{text}\n{CLEAN}"),
            format!("«{text}»"),
            format!("({text})"),
        ];
        for place in places {
            let found = findings(&place, &Settings::default());
            faults += found.iter().filter(|f| f.safe_fix().is_some()).count();
            laws::safe_fixes_show_their_signs(&place).expect(&place);
            laws::normalizing_twice_is_normalizing_once(&place).expect(&place);
        }
    }
    assert!(faults > 300, "{faults}");
}

#[test]
fn pages_have_their_sections() {
    for rule in ALL {
        let (headings, _) = read(rule.page);
        let mut expected = vec![(HeadingLevel::H1, rule.code.to_owned())];
        expected.extend(SECTIONS.map(|s| (HeadingLevel::H2, s.to_owned())));
        assert_eq!(headings, expected, "{}", rule.code);
    }
}

#[test]
fn every_rule_has_its_page_and_is_in_the_catalogue() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut names: Vec<String> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the rules") {
        let path = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        match path.extension().and_then(|e| e.to_str()) {
            Some("rs") if stem != "mod" => names.push(stem.replace('_', "-")),
            Some("md") => pages.push(stem.replace('_', "-")),
            _ => {}
        }
    }
    names.sort();
    pages.sort();
    let mut codes = Rule::codes();
    codes.sort();
    assert_eq!(names, codes, "a file for each rule");
    assert_eq!(pages, codes, "a page for each rule");
}
