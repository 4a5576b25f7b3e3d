//! Which brackets and quotation marks of a paragraph belong together.

use super::token::Kind;
use super::{Paragraph, Traits};

/// The brackets or the quotation marks of a paragraph, by token index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Opening and closing token of each pair, in the order of the closing ones.
    pub matched: Vec<(usize, usize)>,
    /// Tokens without a partner, in order.
    pub odd: Vec<usize>,
}

impl Pairs {
    /// Whether token `i` opens a pair.
    pub fn opens(&self, i: usize) -> bool {
        self.matched.iter().any(|(open, _)| *open == i)
    }

    /// Whether token `i` closes a pair.
    pub fn closes(&self, i: usize) -> bool {
        self.matched.iter().any(|(_, close)| *close == i)
    }
}

/// The round and square brackets of `paragraph`. Faces (`:)`) and labels of lists (`١)`) are none.
pub fn brackets<'p>(paragraph: &'p Paragraph) -> &'p Pairs {
    paragraph.brackets.get_or_init(|| find_brackets(paragraph))
}

fn find_brackets(paragraph: &Paragraph) -> Pairs {
    let mut pairs = Pairs::default();
    if !paragraph
        .traits
        .has(Traits::BRACKET.and(Traits::kind(Kind::Code)))
    {
        return pairs;
    }
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if token.kind != Kind::Code && !token.traits.has(Traits::BRACKET) {
            continue;
        }
        let piece = paragraph.word(i);
        // The code token of a Markdown link begins with the bracket that ends its text.
        let close = match (token.kind, piece) {
            (Kind::Mark, "(") if !is_face(paragraph, i) => {
                open.push((i, ")"));
                continue;
            }
            (Kind::Mark, "[") => {
                open.push((i, "]"));
                continue;
            }
            (Kind::Mark, ")") if is_face(paragraph, i) => continue,
            (Kind::Mark, ")" | "]") => piece,
            (Kind::Code, _) if piece.starts_with("](") => "]",
            _ => continue,
        };
        match open.iter().rposition(|(_, wanted)| *wanted == close) {
            Some(at) => {
                pairs.odd.extend(open.drain(at + 1..).map(|(i, _)| i));
                pairs.matched.extend(open.pop().map(|(from, _)| (from, i)));
            }
            None if is_label(paragraph, i) => {}
            None => pairs.odd.push(i),
        }
    }
    pairs.odd.extend(open.into_iter().map(|(i, _)| i));
    pairs.odd.sort_unstable();
    pairs
}

/// Whether the bracket at `i` is the mouth of a face: `:)`, `;-)`, `(:`.
fn is_face(paragraph: &Paragraph, i: usize) -> bool {
    let eyes = |s: &str| matches!(s, ":" | ";" | "=");
    let (before, behind) = (paragraph.near(i, -1), paragraph.near(i, 1));
    let nose = before == "-" && eyes(paragraph.near(i, -2));
    if paragraph.word(i) == ")" {
        eyes(before) || nose || (before == ")" && i > 0 && is_face(paragraph, i - 1))
    } else {
        (eyes(before) && !paragraph.is_kurdish_at(i.checked_sub(2)))
            || (eyes(behind) && !paragraph.is_kurdish_word(i + 2))
    }
}

/// Whether the closing bracket at `i` ends the label of a list item: `١)`, `ا)`, `a)`.
fn is_label(paragraph: &Paragraph, i: usize) -> bool {
    let Some(label) = paragraph.solid(i, -1) else {
        return false;
    };
    let short = paragraph.word(label).chars().count() <= 3;
    let before = paragraph.solid(label, -1).map(|i| &paragraph.tokens[i]);
    let starts = before.is_none_or(|t| {
        t.kind == Kind::LineEnd
            || matches!(
                &paragraph.text[t.span()],
                "-" | "*" | "." | "؟" | ":" | "؛" | "،"
            )
    });
    short && starts
}

/// The quotation marks of `paragraph`: « », “ ”, „ “ and straight ones. A paragraph that writes
/// one mark on both sides (`”…”`), or the pair the other way round (`»…«`), has its own habit and
/// no odd ones as long as the count is even.
pub fn quotes<'p>(paragraph: &'p Paragraph) -> &'p Pairs {
    paragraph.quotes.get_or_init(|| find_quotes(paragraph))
}

fn find_quotes(paragraph: &Paragraph) -> Pairs {
    if !paragraph.traits.has(Traits::QUOTE) {
        return Pairs::default();
    }
    let marks: Vec<usize> = (0..paragraph.tokens.len())
        .filter(|i| paragraph.tokens[*i].traits.has(Traits::QUOTE))
        .collect();
    let of = |set: &[&str]| -> Vec<usize> {
        let belongs = |i: &usize| set.contains(&paragraph.word(*i));
        marks.iter().copied().filter(belongs).collect()
    };
    let mut pairs = Pairs::default();
    let count =
        |marks: &[usize], mark: &str| marks.iter().filter(|i| paragraph.word(**i) == mark).count();
    let even = |marks: &[usize]| marks.len().is_multiple_of(2);
    for marks in by_lines(paragraph, &of(&["\""]), even) {
        straight(paragraph, &marks, &mut pairs);
    }
    let low = !of(&["„"]).is_empty();
    let curly = if low { ("„", "“") } else { ("“", "”") };
    for (open, close) in [("«", "»"), curly] {
        let balanced = |marks: &[usize]| {
            let (opening, closing) = (count(marks, open), count(marks, close));
            opening == closing || (opening * closing == 0 && even(marks))
        };
        let marks = of(&[open, close, if low { "”" } else { close }]);
        for marks in by_lines(paragraph, &marks, balanced) {
            directed(paragraph, &marks, open, close, &mut pairs);
        }
    }
    pairs.odd.sort_unstable();
    // `“…"`: two kinds of marks around one quotation are a matter of style.
    if let [a, b] = pairs.odd[..]
        && paragraph.word(a) != paragraph.word(b)
    {
        pairs.matched.push((a, b));
        pairs.odd.clear();
    }
    pairs
}

/// A quotation goes on over this many line ends at most.
const NEAR: usize = 4;

/// One odd mark would turn round all that follow, so the marks are paired line by line. A
/// quotation that goes on in one of the next lines leaves both lines out of balance; these are
/// taken together.
fn by_lines(
    paragraph: &Paragraph,
    marks: &[usize],
    balanced: impl Fn(&[usize]) -> bool,
) -> Vec<Vec<usize>> {
    if marks.is_empty() {
        return Vec::new();
    }
    if !paragraph.traits.has(Traits::kind(Kind::LineEnd)) {
        return vec![marks.to_vec()];
    }
    let mut lines: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut line = 0;
    let mut next = marks.iter().peekable();
    for (i, token) in paragraph.tokens.iter().enumerate() {
        if token.kind == Kind::LineEnd {
            line += 1;
        } else if next.next_if_eq(&&i).is_some() {
            match lines.last_mut().filter(|(l, _)| *l == line) {
                Some((_, marks)) => marks.push(i),
                None => lines.push((line, vec![i])),
            }
        }
    }
    let odd = |marks: &[usize]| !balanced(marks);
    let mut out: Vec<(usize, Vec<usize>)> = Vec::new();
    for (line, marks) in lines {
        let open = out
            .iter()
            .rposition(|(before, m)| odd(m) && line - before <= NEAR);
        match open.filter(|_| odd(&marks)) {
            Some(at) => {
                let between: Vec<usize> = out.drain(at + 1..).flat_map(|(_, m)| m).collect();
                out[at].1.extend(between.into_iter().chain(marks));
            }
            None => out.push((line, marks)),
        }
    }
    out.into_iter().map(|(_, marks)| marks).collect()
}

/// Straight marks: every second one closes, unless its place says otherwise.
fn straight(paragraph: &Paragraph, marks: &[usize], pairs: &mut Pairs) {
    let marks: Vec<usize> = marks
        .iter()
        .copied()
        // Inches: a mark right behind a number that no mark before it opens.
        .filter(|i| {
            !(marks.len() % 2 == 1
                && paragraph
                    .neighbour(*i, -1)
                    .is_some_and(super::Token::is_numeric))
        })
        .collect();
    if marks.len().is_multiple_of(2) {
        pairs
            .matched
            .extend(marks.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        return;
    }
    // The odd one: the first that by the spaces around it cannot be what its turn makes it.
    let opening = |i: usize| {
        let open_before = paragraph
            .neighbour(i, -1)
            .is_none_or(|t| matches!(t.kind, Kind::Space | Kind::LineEnd));
        let space_behind = paragraph
            .neighbour(i, 1)
            .is_none_or(|t| matches!(t.kind, Kind::Space | Kind::LineEnd));
        match (open_before, space_behind) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    };
    let mut odd = marks.len() - 1;
    let mut inside = false;
    for (n, i) in marks.iter().enumerate() {
        match opening(*i) {
            // A second opening mark: the first one was never closed.
            Some(true) if inside => {
                odd = n - 1;
                break;
            }
            Some(false) if !inside => {
                odd = n;
                break;
            }
            _ => inside = !inside,
        }
    }
    pairs.odd.push(marks[odd]);
    let rest: Vec<usize> = marks
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != odd)
        .map(|(_, i)| *i)
        .collect();
    pairs
        .matched
        .extend(rest.chunks_exact(2).map(|pair| (pair[0], pair[1])));
}

fn directed(paragraph: &Paragraph, marks: &[usize], open: &str, close: &str, pairs: &mut Pairs) {
    let opening = marks.iter().filter(|i| paragraph.word(**i) == open).count();
    let closing = marks
        .iter()
        .filter(|i| paragraph.word(**i) == close)
        .count();
    let one_sided = opening == 0 || closing == 0;
    let reversed = opening == closing && marks.first().is_some_and(|i| paragraph.word(*i) == close);
    if (one_sided && !marks.is_empty() && marks.len().is_multiple_of(2)) || reversed {
        pairs
            .matched
            .extend(marks.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        return;
    }
    let mut stack = Vec::new();
    for i in marks {
        if paragraph.word(*i) == open {
            stack.push(*i);
        } else {
            match stack.pop() {
                Some(from) => pairs.matched.push((from, *i)),
                None => pairs.odd.push(*i),
            }
        }
    }
    pairs.odd.extend(stack);
}
