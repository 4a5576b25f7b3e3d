//! rastnus (ڕاستنووس, "writes correctly"): proofreading of Kurdish texts.
//!
//! The layers, from the bottom to the top; each knows only those above it in this list:
//! [`text`], [`kurdish`], [`config`], [`entities`], [`rules`], [`analysis`], [`messages`],
//! [`server`], [`cli`]. `ARCHITECTURE.md` tells more.

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod analysis;
pub mod cli;
pub mod config;
pub mod entities;
pub mod kurdish;
pub mod messages;
pub mod rules;
pub mod server;
pub mod text;
