//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::Profile;
use crate::server::Channel;
use crate::text::{Encoding, Format};

/// Proofreading of Kurdish texts, for editors (as a language server) and on the command line.
#[derive(Debug, Parser)]
#[command(name = "rastnus", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub serve: Serve,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Talk to an editor (also what happens without a command)
    Serve(Serve),
    /// Report what is wrong in texts
    Check(Check),
    /// Mend what is certain
    Fix(Fix),
    /// List the names in a text
    Entities(Entities),
    /// Write a text in the other script, on standard output
    Transliterate(Transliterate),
    /// Explain a rule, with examples
    Explain {
        /// The name of the rule; without it, all rules are named
        rule: Option<String>,
    },
    /// List the rules
    Rules {
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: RulesFormat,
    },
    /// Show the configuration, or what can stand in it
    Config {
        /// What to print; without it, the settings that hold in the current folder
        #[command(subcommand)]
        what: Option<Config>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Print the JSON Schema of rastnus.toml
    Schema,
    /// Print the JSON Schema of a names file
    NamesSchema,
    /// Print the settings that hold for a file or a folder, and where they come from
    Show {
        /// The file or folder; without it, the current folder
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        using: Using,
    },
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Speak over standard input and output (the default)
    #[arg(long)]
    stdio: bool,
    /// Connect to this port of the own machine
    #[arg(long, value_name = "PORT", conflicts_with = "stdio")]
    socket: Option<u16>,
    /// How the editor counts columns, where it does not say so itself: ALE counts bytes, "utf-8"
    #[arg(long, value_name = "ENCODING", value_parser = encodings())]
    pub position_encoding: Option<Encoding>,
    /// The process to end with; editors say it
    #[arg(long = "clientProcessId", value_name = "PID", hide = true)]
    client_process_id: Option<u32>,
}

impl Serve {
    /// Where the editor is.
    pub fn channel(&self) -> Channel {
        self.socket.map_or(Channel::Stdio, Channel::Socket)
    }
}

/// What to read, and with which configuration.
#[derive(Debug, Args)]
pub struct Input {
    /// Files and folders; "-" is standard input; nothing is the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The kind of the texts, instead of what the file names say
    #[arg(long = "as", value_name = "KIND", value_parser = kinds())]
    pub kind: Option<Format>,
    #[command(flatten)]
    pub using: Using,
}

/// With which configuration.
#[derive(Debug, Default, Args)]
pub struct Using {
    /// The configuration file, instead of the nearest rastnus.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The house whose style holds, instead of the one that the configuration names
    #[arg(long, value_name = "NAME", value_parser = profiles())]
    pub profile: Option<Profile>,
}

fn profiles() -> impl TypedValueParser<Value = Profile> {
    let names = Profile::ALL.map(Profile::name);
    PossibleValuesParser::new(names).map(|name| Profile::named(&name).unwrap_or_default())
}

/// The kinds of text by their names.
fn kinds() -> impl TypedValueParser<Value = Format> {
    let names = ["plain", "markdown", "html", "latex", "srt", "vtt"];
    PossibleValuesParser::new(names).map(|name| Format::named(&name).unwrap_or_default())
}

/// The position encodings, as the protocol names them.
fn encodings() -> impl TypedValueParser<Value = Encoding> {
    PossibleValuesParser::new(["utf-8", "utf-16", "utf-32"]).map(|name| match name.as_str() {
        "utf-8" => Encoding::Utf8,
        "utf-32" => Encoding::Utf32,
        _ => Encoding::Utf16,
    })
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub input: Input,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
pub struct Fix {
    #[command(flatten)]
    pub input: Input,
    /// Print what would change, and change nothing
    #[arg(long)]
    pub diff: bool,
    /// Print the mended text, and change nothing
    #[arg(long, conflicts_with = "diff")]
    pub stdout: bool,
    /// Mend matters of style as well
    #[arg(long)]
    pub style: bool,
}

#[derive(Debug, Args)]
pub struct Entities {
    /// The file; "-" is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub path: PathBuf,
    /// How to print the names
    #[arg(long, value_enum, default_value_t)]
    pub format: EntitiesFormat,
}

#[derive(Debug, Args)]
pub struct Transliterate {
    /// The script to write: Sorani becomes Latin, Latin Kurdish becomes Arabic
    #[arg(long, value_enum)]
    pub to: To,
    /// The file; "-" is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub path: PathBuf,
    /// The kind of the text, instead of what the file name says
    #[arg(long = "as", value_name = "KIND", value_parser = kinds())]
    pub kind: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// The Latin letters of Hawar
    Latin,
    /// The Arabic letters of Sorani
    Arabic,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    #[default]
    Human,
    /// One JSON array
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum EntitiesFormat {
    /// For people
    #[default]
    Human,
    /// One JSON array
    Json,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people
    #[default]
    Human,
    /// One JSON array
    Json,
    /// A table
    Markdown,
}
