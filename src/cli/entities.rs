//! `rastnus entities`

use super::CLEAN;
use super::arguments::Entities;
use super::failure::Failure;
use crate::messages::Locale;

/// Lists the names of a text.
pub fn run(_args: &Entities, _locale: Locale) -> Result<u8, Failure> {
    Ok(CLEAN)
}
