//! The gazetteer, and the names of a text.
