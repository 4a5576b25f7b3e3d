//! What is tried on random bytes: by `cargo fuzz`, which looks for bytes that lead into new code, and by
//! `tests/fuzz.rs`, on bytes that are random alone. Each target panics when a promise is broken.

use std::sync::atomic::AtomicU64;

pub mod configuration;
pub mod edits;
pub mod frames;
pub mod normalizing;
pub mod pieces;
pub mod remembering;
pub mod sessions;

/// How many edits and requests there were in all cases together.
pub static STEPS: AtomicU64 = AtomicU64::new(0);

/// A target by its name, and how long the bytes for it should be, at most.
pub type Target = (&'static str, fn(&[u8]), usize);

/// All of them.
pub const ALL: &[Target] = &[
    ("configuration", configuration::run, 400),
    ("edits", edits::run, 400),
    ("frames", frames::run, 400),
    ("normalizing", normalizing::run, 60),
    ("remembering", remembering::run, 80),
    ("sessions", sessions::run, 300),
];
