//! Names for what is being written.

use tower_lsp::ls_types::{
    CompletionItem, CompletionList, CompletionOptions, CompletionResponse, CompletionTextEdit,
    Position, TextEdit,
};

use super::document_symbol::kind_of;
use crate::analysis::Proposal;
use crate::messages;
use crate::rules::Message;
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// How completion is offered. Editors ask at every letter, so nothing else triggers it.
pub(in crate::server) fn options() -> CompletionOptions {
    CompletionOptions::default()
}

/// The names that begin like what stands before `position`.
pub(in crate::server) fn complete(
    analysed: &Analysed,
    position: Position,
    encoding: Encoding,
) -> CompletionResponse {
    let text = &analysed.snapshot.text;
    let offset = convert::offset(text, position, encoding);
    let proposals = analysed.analysis.proposals(&analysed.content, offset);
    let item = |(n, proposal): (usize, Proposal)| {
        let entity = &proposal.entity;
        let gloss = messages::gloss(analysed.locale, &entity.gloss);
        let kind = messages::text(
            analysed.locale,
            &Message::new(messages::kind_key(entity.kind)),
        );
        let edit = TextEdit {
            range: convert::range(text, &proposal.range, encoding),
            new_text: proposal.name.clone(),
        };
        CompletionItem {
            kind: Some(kind_of(entity.kind).1),
            detail: Some(match gloss.is_empty() {
                true => kind,
                false => gloss.to_owned(),
            }),
            // Ours is the order of the list, and what was typed may be of the other script.
            sort_text: Some(format!("{n:03}")),
            filter_text: Some(proposal.typed),
            text_edit: Some(CompletionTextEdit::Edit(edit)),
            label: proposal.name,
            ..CompletionItem::default()
        }
    };
    CompletionResponse::List(CompletionList {
        is_incomplete: true,
        items: proposals.into_iter().enumerate().map(item).collect(),
    })
}
