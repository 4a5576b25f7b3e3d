//! Spaces before and behind punctuation, and inside brackets and quotes.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::initials;
use crate::kurdish::letters::fold;
use crate::kurdish::pairs::{Pairs, brackets, quotes};
use crate::kurdish::{Kind, Paragraph, RepairKind, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "punctuation-spacing",
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Mark),
    signs: Signs::MARK_SPACE,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    let pairs = [brackets(paragraph), quotes(paragraph)];
    // Between two words there is nothing to see.
    let word = |i: usize| paragraph.tokens.get(i).is_some_and(|t| t.kind == Kind::Arabic);
    for i in 0..paragraph.tokens.len() {
        let fault = match paragraph.tokens[i].kind {
            Kind::Space if i > 0 && word(i - 1) && word(i + 1) => continue,
            Kind::Space => space_before_mark(paragraph, i).or_else(|| space_inside(paragraph, i, &pairs)),
            Kind::Mark => no_space_behind(paragraph, i).or_else(|| no_space_before(paragraph, i, pairs[0])),
            _ => None,
        };
        out.extend(fault);
    }
    slashes(check, out);
}

/// A finding whose fix replaces the space token `i`, or puts `text` in before it.
fn finding(
    paragraph: &Paragraph,
    key: &'static str,
    mark: usize,
    edit: std::ops::Range<usize>,
    text: &str,
    certainty: Certainty,
) -> Finding {
    let token = &paragraph.tokens[mark];
    let span = edit.start.min(token.start)..edit.end.max(token.end);
    let title = match text {
        "" => "fix-drop-space",
        " " => "fix-add-space",
        _ => "fix-move-space",
    };
    RULE.finding(
        span,
        Message::new(key).with("mark", paragraph.word(mark)),
        vec![Fix::replace(certainty, edit, text).titled(Message::new(title))],
    )
}

/// `وشە ،`: the space at `i` stands between a Kurdish word and a mark that leans on it.
fn space_before_mark(paragraph: &Paragraph, i: usize) -> Option<Finding> {
    let mark = i + 1;
    let leans = matches!(paragraph.near(i, 1), "،" | "؛" | "؟" | "." | ":" | "!");
    let ends = paragraph
        .beside(mark, 1)
        .is_none_or(|b| {
            let token = &paragraph.tokens[b];
            matches!(token.kind, Kind::Space | Kind::LineEnd) || token.traits.has(Traits::QUOTE)
        });
    if !leans || !ends || paragraph.word(i) != " " || !paragraph.is_kurdish_at(paragraph.beside(i, -1)) {
        return None;
    }
    let span = paragraph.tokens[i].span();
    if paragraph.in_repair(&span) {
        return None;
    }
    Some(finding(
        paragraph,
        "space-before-mark",
        mark,
        span,
        "",
        Certainty::Safe,
    ))
}

/// `( وشە )`: the space at `i` stands inside of a bracket or a quotation mark.
fn space_inside(paragraph: &Paragraph, i: usize, pairs: &[&Pairs; 2]) -> Option<Finding> {
    let before = i.checked_sub(1)?;
    let behind = i + 1;
    if paragraph.word(i) != " " {
        return None;
    }
    let pair = |at: fn(&(usize, usize)) -> usize, mark: usize| {
        pairs.iter().flat_map(|p| &p.matched).find(|m| at(m) == mark)
    };
    let inner = |i: usize| {
        let token = paragraph.tokens.get(i);
        paragraph.is_kurdish_word(i)
            || token.is_some_and(|t| t.kind == Kind::Number && t.language.is_kurdish_in_arabic_script())
    };
    let opened = pair(|m| m.0, before).filter(|_| inner(behind));
    let closed = pair(|m| m.1, behind).filter(|_| inner(before));
    let (mark, outer, (open, close)) = match (opened, closed) {
        (Some(pair), _) => (before, before.checked_sub(1), pair),
        (_, Some(pair)) => (behind, Some(behind + 1), pair),
        _ => return None,
    };
    // Only marks of two shapes tell which side is inside, and only brackets tell it for sure: the
    // far side of a quotation mark must look like outside.
    let told = matches!(
        (paragraph.word(*open), paragraph.word(*close)),
        ("(", ")") | ("[", "]") | ("«", "»") | ("“", "”")
    );
    let beyond = outer.and_then(|o| paragraph.tokens.get(o));
    let outside = beyond.is_none_or(|t| matches!(t.kind, Kind::Space | Kind::LineEnd | Kind::Mark));
    let bracket = matches!(paragraph.word(mark), "(" | ")" | "[" | "]");
    if !bracket && !outside {
        return None;
    }
    let span = paragraph.tokens[i].span();
    // `نەخۆش( بەرهەم)`: the space stands on the wrong side of the mark.
    let leans = beyond.is_some_and(|t| t.kind == Kind::Arabic || (t.kind == Kind::Mark && !told));
    if mark == before && leans {
        let edit = paragraph.tokens[mark].start..span.end;
        let text = format!(" {}", paragraph.word(mark));
        return Some(finding(paragraph, "space-inside", mark, edit, &text, Certainty::Likely));
    }
    let certainty = if told {
        Certainty::Safe
    } else {
        Certainty::Likely
    };
    Some(finding(paragraph, "space-inside", mark, span, "", certainty))
}

/// `وشە،وشە`: no space behind the mark at `i`, between two Kurdish words.
fn no_space_behind(paragraph: &Paragraph, i: usize) -> Option<Finding> {
    let certainty = match paragraph.word(i) {
        "،" | "؛" | "؟" | "!" => Certainty::Safe,
        "." => Certainty::Likely,
        _ => return None,
    };
    let (before, behind) = (paragraph.beside(i, -1)?, paragraph.beside(i, 1)?);
    let words = paragraph.is_kurdish_word(before) && paragraph.is_kurdish_word(behind);
    let letters = |i: usize| paragraph.word(i).chars().count();
    // `د.بەرهەم`, `پ.ز`: a full stop behind a short word makes an abbreviation.
    let abbreviation = certainty == Certainty::Likely
        && (letters(before) < 3
            || letters(behind) < 2
            || initials::joins(&fold(paragraph.word(before)), &fold(paragraph.word(behind))));
    if !words || abbreviation {
        return None;
    }
    let at = paragraph.tokens[i].end;
    Some(finding(
        paragraph,
        "no-space-behind",
        i,
        at..at,
        " ",
        certainty,
    ))
}

/// `وشە(وشە)`: no space before the opening bracket at `i`. A short ending in brackets,
/// `نووسەر(ان)`, is written so on purpose.
fn no_space_before(paragraph: &Paragraph, i: usize, brackets: &Pairs) -> Option<Finding> {
    let (_, close) = brackets.matched.iter().find(|(open, _)| *open == i)?;
    if paragraph.word(i) != "(" || !paragraph.is_kurdish_at(i.checked_sub(1)) {
        return None;
    }
    let inside = &paragraph.text[paragraph.tokens[i].end..paragraph.tokens[*close].start];
    if inside.chars().count() < 4 || !paragraph.is_kurdish_word(i + 1) {
        return None;
    }
    let at = paragraph.tokens[i].start;
    Some(finding(
        paragraph,
        "no-space-before",
        i,
        at..at,
        " ",
        Certainty::Likely,
    ))
}

/// A slash that stands apart between names is a matter of taste, unless the text is damaged or an
/// agency is named.
fn slashes(check: &Check, out: &mut Vec<Finding>) {
    let slashes = check.paragraph.repairs.iter();
    let slashes = slashes.filter(|r| r.kind == RepairKind::Slash);
    for repair in slashes.filter(|r| check.context.damaged || r.is_credit()) {
        let wrong = &check.paragraph.text[repair.span.clone()];
        let message = Message::new("spaced-slash")
            .with("wrong", wrong)
            .with("right", &repair.text);
        let fix = Fix::replace(Certainty::Likely, repair.span.clone(), &repair.text);
        out.push(Finding {
            severity: Severity::Info,
            ..RULE.finding(repair.span.clone(), message, vec![fix])
        });
    }
}
