//! Names that are sought in the open texts, the files of the workspace and the lists of the house.

use std::collections::HashSet;

use tower_lsp::ls_types::{Location, SymbolInformation, Uri};

use super::document_symbol::{information, kind_of, named};
use super::references::declaration;
use crate::entities::{EntityRef, Origin};
use crate::server::convert;
use crate::server::worker::Analysed;
use crate::text::Encoding;

/// So many are shown; more nobody reads.
const MOST: usize = 500;

/// What was found so far.
pub(in crate::server) struct Search {
    /// By [`crate::entities::search_key`].
    query: String,
    encoding: Encoding,
    found: Vec<SymbolInformation>,
    /// The records of the house that are among them.
    records: HashSet<String>,
}

impl Search {
    pub(in crate::server) fn new(query: &str, encoding: Encoding) -> Self {
        Self {
            query: crate::entities::search_key(query),
            encoding,
            found: Vec::new(),
            records: HashSet::new(),
        }
    }

    /// Looks through the open text `uri`, and the names of its house.
    pub(in crate::server) fn open(&mut self, analysed: &Analysed, uri: &Uri) {
        for entity in analysed.analysis.gazetteer().entities() {
            // Those of the house come first.
            if entity.origin == Origin::BuiltIn {
                break;
            }
            self.record(&entity);
        }
        for (mention, _) in named(analysed) {
            let text = &analysed.snapshot.text;
            let range = convert::range(text, &mention.name, self.encoding);
            self.mention(&mention.entity, Location::new(uri.clone(), range));
        }
    }

    /// Takes the record of a house.
    fn record(&mut self, entity: &EntityRef) {
        let known = || self.records.contains(&*entity.id);
        if !entity.answers_to(&self.query) || known() {
            return;
        }
        if let Some(location) = declaration(&entity.origin) {
            self.records.insert(entity.id.to_string());
            self.push(entity, location);
        }
    }

    /// Takes the first mention of `entity` in a text.
    pub(in crate::server) fn mention(&mut self, entity: &EntityRef, location: Location) {
        if entity.kind.is_listed() && entity.answers_to(&self.query) {
            self.push(entity, location);
        }
    }

    fn push(&mut self, entity: &EntityRef, location: Location) {
        if self.found.len() >= MOST {
            return;
        }
        let path = location.uri.to_file_path();
        let file = path.as_deref().and_then(|p| p.file_name());
        let container = file.map(|f| f.to_string_lossy().into_owned());
        let kind = kind_of(entity.kind).0;
        let latin = entity.latin();
        let name = match latin.is_empty() {
            true => entity.name().to_owned(),
            // Who sought it in Latin letters must find it in the list.
            false => format!("{} · {latin}", entity.name()),
        };
        self.found
            .push(information(name, kind, location, container));
    }

    /// All that was found.
    pub(in crate::server) fn done(self) -> Vec<SymbolInformation> {
        self.found
    }
}
