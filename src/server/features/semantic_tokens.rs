//! Colours for names, numbers, dates and links.

use tower_lsp::ls_types::{
    Position, Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens,
    SemanticTokensDelta, SemanticTokensEdit, SemanticTokensFullDeltaResult,
    SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions,
};

use crate::analysis::Figure;
use crate::entities::Kind;
use crate::server::convert::Ruler;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// The types of tokens, by their numbers.
const TYPES: [&str; 9] = [
    "person",
    "place",
    "organization",
    "event",
    "product",
    "language",
    "number",
    "date",
    "link",
];

/// The only modifier: the first mention of a thing.
const FIRST: u32 = 1;

/// What the server marks, and how it can be asked for.
pub(in crate::server) fn options() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: TYPES.map(SemanticTokenType::new).to_vec(),
            token_modifiers: vec![SemanticTokenModifier::DEFINITION],
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

/// A token at its place, which does not depend on the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server) struct Placed {
    start: Position,
    /// In code units of the client.
    length: u32,
    kind: u32,
    modifiers: u32,
}

/// The tokens of the text, in order.
pub(in crate::server) fn place(analysed: &Analysed, encoding: Encoding) -> Vec<Placed> {
    let mut spans = Vec::new();
    let mut known = std::collections::HashSet::new();
    for mention in analysed.analysis.mentions() {
        let kind = match mention.entity.kind {
            Kind::Person => 0,
            Kind::Place => 1,
            Kind::Organization => 2,
            Kind::Event => 3,
            Kind::Product => 4,
            Kind::Language => 5,
            Kind::Date => 7,
        };
        let first = known.insert(mention.entity.id.to_string());
        spans.push((mention.whole, kind, if first { FIRST } else { 0 }));
    }
    for (span, figure) in analysed.analysis.figures() {
        let kind = match figure {
            Figure::Number => 6,
            Figure::Date => 7,
        };
        spans.push((span, kind, 0));
    }
    spans.extend(analysed.analysis.links().map(|link| (link.span, 8, 0)));
    spans.extend(
        analysed
            .analysis
            .handles()
            .map(|handle| (handle.span, 8, 0)),
    );
    // Of two at one place the first that was found counts.
    spans.sort_by_key(|(span, ..)| span.start);
    let mut ruler = Ruler::new(&analysed.content, encoding);
    let mut out = Vec::with_capacity(spans.len());
    let mut end = 0;
    for (span, kind, modifiers) in spans {
        if span.start < end {
            continue;
        }
        end = span.end;
        let range = ruler.range(span);
        // What was pulled apart over lines is not coloured.
        if range.start.line == range.end.line && range.start != range.end {
            out.push(Placed {
                start: range.start,
                length: range.end.character - range.start.character,
                kind,
                modifiers,
            });
        }
    }
    out
}

/// The tokens that touch `range`, as the protocol has them: each relative to the one before.
pub(in crate::server) fn relative(tokens: &[Placed], range: Option<Range>) -> Vec<SemanticToken> {
    let wanted = |token: &&Placed| {
        let end = Position::new(token.start.line, token.start.character + token.length);
        range.is_none_or(|range| token.start <= range.end && range.start <= end)
    };
    let mut before = Position::new(0, 0);
    let step = |token: &Placed| {
        let delta_line = token.start.line - before.line;
        let delta_start = match delta_line {
            0 => token.start.character - before.character,
            _ => token.start.character,
        };
        before = token.start;
        SemanticToken {
            delta_line,
            delta_start,
            length: token.length,
            token_type: token.kind,
            token_modifiers_bitset: token.modifiers,
        }
    };
    tokens.iter().filter(wanted).map(step).collect()
}

/// What was sent last for a document.
#[derive(Debug, Clone)]
pub(in crate::server) struct Sent {
    /// Its number.
    pub(in crate::server) id: String,
    tokens: Vec<SemanticToken>,
}

impl Sent {
    /// The tokens `tokens` under a number of their own.
    pub(in crate::server) fn new(id: String, tokens: Vec<SemanticToken>) -> Self {
        Self { id, tokens }
    }

    /// All tokens.
    pub(in crate::server) fn full(&self) -> SemanticTokens {
        SemanticTokens {
            result_id: Some(self.id.clone()),
            data: self.tokens.clone(),
        }
    }

    /// What changed since `last`, if the client still has that; else all tokens.
    pub(in crate::server) fn since(
        &self,
        last: Option<&Self>,
        client_has: &str,
    ) -> SemanticTokensFullDeltaResult {
        /// Numbers in the protocol's form of a token.
        const NUMBERS: usize = 5;
        let Some(last) = last.filter(|last| last.id == client_has) else {
            return SemanticTokensFullDeltaResult::Tokens(self.full());
        };
        let (old, new) = (&last.tokens, &self.tokens);
        let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
        let head = old.iter().zip(new).take_while(same).count();
        let (old, new) = (&old[head..], &new[head..]);
        let tail = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take_while(same)
            .count();
        let (gone, come) = (&old[..old.len() - tail], &new[..new.len() - tail]);
        let edit = SemanticTokensEdit {
            start: (head * NUMBERS) as u32,
            delete_count: (gone.len() * NUMBERS) as u32,
            data: (!come.is_empty()).then(|| come.to_vec()),
        };
        let none = gone.is_empty() && come.is_empty();
        SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
            result_id: Some(self.id.clone()),
            edits: if none { Vec::new() } else { vec![edit] },
        })
    }
}
