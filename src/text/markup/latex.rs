//! LaTeX, read as far as it tells prose from what is no prose.

use super::{Collector, Effect, Markup};

/// Commands whose first arguments are no prose, with the number of these arguments. Of a command
/// that is not here the name and the optional arguments are markup, its arguments are prose.
const ARGUMENTS: &[(&str, usize)] = &[
    ("DeclareMathOperator", 2),
    ("DeclareRobustCommand", 2),
    ("Gls", 1),
    ("Glspl", 1),
    ("Href", 1),
    ("Cref", 1),
    ("NewDocumentCommand", 3),
    ("RequirePackage", 1),
    ("SI", 2),
    ("acrfull", 1),
    ("acrlong", 1),
    ("acrshort", 1),
    ("addbibresource", 1),
    ("addcontentsline", 2),
    ("addtocounter", 2),
    ("addtolength", 2),
    ("ang", 1),
    ("arabic", 1),
    ("autocite", 1),
    ("autoref", 1),
    ("babelfont", 2),
    ("babelprovide", 1),
    ("bibitem", 1),
    ("bibliography", 1),
    ("bibliographystyle", 1),
    ("ce", 1),
    ("cite", 1),
    ("citealp", 1),
    ("citealt", 1),
    ("citeauthor", 1),
    ("citep", 1),
    ("citet", 1),
    ("citetitle", 1),
    ("citeyear", 1),
    ("citeyearpar", 1),
    ("cline", 1),
    ("cmidrule", 1),
    ("color", 1),
    ("colorbox", 1),
    ("cref", 1),
    ("crefname", 3),
    ("definecolor", 3),
    ("documentclass", 1),
    ("ensuremath", 1),
    ("eqref", 1),
    ("fontsize", 2),
    ("footcite", 1),
    ("foreignlanguage", 1),
    ("fullcite", 1),
    ("geometry", 1),
    ("gls", 1),
    ("glspl", 1),
    ("graphicspath", 1),
    ("href", 1),
    ("hspace", 1),
    ("hyperlink", 1),
    ("hyperref", 0),
    ("hypersetup", 1),
    ("hypertarget", 1),
    ("hyphenation", 1),
    ("include", 1),
    ("includegraphics", 1),
    ("includeonly", 1),
    ("includepdf", 1),
    ("index", 1),
    ("input", 1),
    ("inputminted", 2),
    ("label", 1),
    ("linespread", 1),
    ("lstinputlisting", 1),
    ("lstset", 1),
    ("multicolumn", 2),
    ("multirow", 2),
    ("nameref", 1),
    ("newacronym", 2),
    ("newcommand", 2),
    ("newcounter", 1),
    ("newenvironment", 3),
    ("newfontfamily", 2),
    ("newglossaryentry", 2),
    ("newlength", 1),
    ("newtheorem", 1),
    ("nocite", 1),
    ("nolinkurl", 1),
    ("num", 1),
    ("pagecolor", 1),
    ("pagenumbering", 1),
    ("pageref", 1),
    ("pagestyle", 1),
    ("parbox", 1),
    ("parencite", 1),
    ("path", 1),
    ("pgfplotsset", 1),
    ("providecommand", 2),
    ("qty", 2),
    ("raisebox", 1),
    ("ref", 1),
    ("refstepcounter", 1),
    ("renewcommand", 2),
    ("renewenvironment", 3),
    ("resizebox", 2),
    ("roman", 1),
    ("rotatebox", 1),
    ("rule", 2),
    ("scalebox", 1),
    ("selectlanguage", 1),
    ("setcounter", 2),
    ("setdefaultlanguage", 1),
    ("setlength", 2),
    ("setmainfont", 1),
    ("setmainlanguage", 1),
    ("setmonofont", 1),
    ("setotherlanguage", 1),
    ("setotherlanguages", 1),
    ("setsansfont", 1),
    ("si", 1),
    ("stepcounter", 1),
    ("subref", 1),
    ("supercite", 1),
    ("textcite", 1),
    ("textcolor", 1),
    ("thispagestyle", 1),
    ("tikz", 1),
    ("tikzset", 1),
    ("unit", 1),
    ("url", 1),
    ("usepackage", 1),
    ("usetheme", 1),
    ("usetikzlibrary", 1),
    ("verbatiminput", 1),
    ("vref", 1),
    ("vspace", 1),
];

/// Commands that part paragraphs, and those whose argument is one.
const BREAKS: &[&str] = &[
    "author",
    "bibitem",
    "caption",
    "captionof",
    "chapter",
    "clearpage",
    "date",
    "frametitle",
    "hline",
    "institute",
    "item",
    "maketitle",
    "newline",
    "newpage",
    "pagebreak",
    "par",
    "paragraph",
    "part",
    "section",
    "subparagraph",
    "subsection",
    "subsubsection",
    "subtitle",
    "tableofcontents",
    "title",
    "toprule",
    "midrule",
    "bottomrule",
    "documentclass",
    "usepackage",
];

/// Environments that hold no prose and stand by themselves.
const LISTINGS: &[&str] = &[
    "verbatim",
    "Verbatim",
    "lstlisting",
    "minted",
    "comment",
    "alltt",
    "filecontents",
    "code",
    "tikzpicture",
    "picture",
    "pgfpicture",
    "axis",
    "algorithm",
    "algorithmic",
    "luacode",
    "pycode",
];

/// Environments of mathematics.
const MATHEMATICS: &[&str] = &[
    "equation",
    "align",
    "alignat",
    "aligned",
    "array",
    "displaymath",
    "dmath",
    "eqnarray",
    "flalign",
    "gather",
    "math",
    "matrix",
    "multline",
    "split",
    "subequations",
    "xalignat",
];

/// Environments with arguments that are no prose, and how many.
const ENVIRONMENTS: &[(&str, usize)] = &[
    ("tabular", 1),
    ("tabularx", 2),
    ("tabulary", 2),
    ("longtable", 1),
    ("minipage", 1),
    ("multicols", 1),
    ("thebibliography", 1),
    ("wrapfigure", 2),
    ("adjustbox", 1),
    ("otherlanguage", 1),
    ("list", 2),
    ("columns", 0),
    ("column", 1),
    ("subfigure", 1),
    ("subtable", 1),
];

/// Reads the source in one pass.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    out: Collector,
    /// What the closing brace of each open one does.
    braces: Vec<Effect>,
}

/// The markup of `text`.
pub(super) fn markup(text: &str) -> Vec<Markup> {
    let mut reader = Reader {
        text,
        at: 0,
        out: Collector::default(),
        braces: Vec::new(),
    };
    while let Some(found) = text[reader.at..].find(is_special) {
        reader.at += found;
        reader.step();
    }
    reader.out.out
}

fn is_special(c: char) -> bool {
    matches!(c, '\\' | '%' | '$' | '{' | '}' | '~' | '&' | '`' | '\'')
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Takes the next `len` bytes for markup.
    fn take(&mut self, len: usize, effect: Effect) {
        let end = self.text.floor_char_boundary(self.at + len);
        self.out.push(self.at..end, effect);
        self.at = end;
    }

    fn step(&mut self) {
        let rest = self.rest();
        match rest.as_bytes() {
            [b'\\', ..] => self.command(),
            [b'%', ..] => self.take(line(rest), Effect::Silent),
            [b'$', b'$', ..] => self.mathematics(2, "$$"),
            [b'$', ..] => self.mathematics(1, "$"),
            [b'{', ..] => {
                self.braces.push(Effect::Silent);
                self.take(1, Effect::Silent);
            }
            [b'}', ..] => {
                let effect = self.braces.pop().unwrap_or(Effect::Silent);
                self.take(1, effect);
            }
            [b'&', ..] => self.take(1, Effect::Break),
            // Quotation marks; a single one at the right is an apostrophe.
            [b'`', b'`', ..] | [b'\'', b'\'', ..] => self.take(2, Effect::Silent),
            [b'\'', ..] => self.at += 1,
            _ => self.take(1, Effect::Silent),
        }
    }

    /// Mathematics that opens with `open` bytes and ends at the next `close` of its paragraph.
    fn mathematics(&mut self, open: usize, close: &str) {
        let inner = &self.rest()[open..];
        let inner = &inner[..paragraph(inner)];
        let end = inner.match_indices(close).find(|(i, _)| {
            inner[..*i]
                .bytes()
                .rev()
                .take_while(|b| *b == b'\\')
                .count()
                % 2
                == 0
        });
        let len = end.map_or(open, |(i, _)| open + i + close.len());
        self.take(len, Effect::Object);
    }

    fn command(&mut self) {
        let rest = &self.rest()[1..];
        let letters = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphabetic() || *b == b'@');
        let name = &rest[..letters.count()];
        if name.is_empty() {
            return self.symbol(rest);
        }
        match name {
            "begin" => return self.begin(),
            "end" => {
                let len = 1 + name.len();
                let group = group(&self.rest()[len..]).unwrap_or(0);
                let document = self.rest()[len..][..group].contains("document}");
                self.take(len + group, Effect::Break);
                if document {
                    self.take(self.rest().len(), Effect::Break);
                }
                return;
            }
            "verb" => return self.verb(1 + name.len()),
            "lstinline" => return self.verb(1 + name.len() + options(&rest[name.len()..])),
            "mintinline" => {
                let behind = &rest[name.len()..];
                let options = options(behind);
                let language = group(&behind[options..]).unwrap_or(0);
                return self.verb(1 + name.len() + options + language);
            }
            "def" | "let" | "gdef" | "edef" => return self.take(line(self.rest()), Effect::Break),
            _ => {}
        }
        let breaks = BREAKS.contains(&name);
        let known = ARGUMENTS.iter().find(|(known, _)| *known == name);
        let cites = known.is_some_and(|_| name.contains("cite") || name.ends_with("ref"));
        let effect = match (breaks, known) {
            (true, _) => Effect::Break,
            // A number, a picture, an address is seen.
            (_, Some(_))
                if cites
                    || matches!(
                        name,
                        "url"
                            | "num"
                            | "si"
                            | "SI"
                            | "qty"
                            | "path"
                            | "ce"
                            | "ensuremath"
                            | "tikz"
                            | "includegraphics"
                    ) =>
            {
                Effect::Object
            }
            _ => Effect::Silent,
        };
        let mut len = 1 + name.len();
        if self.rest()[len..].starts_with('*') {
            len += 1;
        }
        // The label of an item is prose.
        if name != "item" {
            len += options(&self.rest()[len..]);
        }
        for _ in 0..known.map_or(0, |(_, count)| *count) {
            let Some(group) = group(&self.rest()[len..]) else {
                // `\newcommand\name{…}`
                let bare = self.rest()[len..].strip_prefix('\\');
                let Some(bare) = bare else { break };
                len += 1 + bare.bytes().take_while(u8::is_ascii_alphabetic).count();
                len += options(&self.rest()[len..]);
                continue;
            };
            len += group;
            len += options(&self.rest()[len..]);
        }
        // Spaces behind a command without arguments are part of it.
        let mut argument = self.rest()[len..].starts_with('{');
        if !argument && breaks {
            let spaces = self.rest()[len..]
                .bytes()
                .take_while(|b| *b == b' ')
                .count();
            argument = false;
            len += spaces;
        }
        self.take(len, effect);
        if argument && !matches!(name, "documentclass" | "usepackage") {
            self.braces.push(if breaks {
                Effect::Break
            } else {
                Effect::Silent
            });
            self.take(
                1,
                if breaks {
                    Effect::Break
                } else {
                    Effect::Silent
                },
            );
        }
    }

    /// `\%`, `\\`, `\(`, `\,`: a command of one sign; `rest` begins with it.
    fn symbol(&mut self, rest: &str) {
        match rest.chars().next() {
            Some('(') => self.mathematics(2, "\\)"),
            Some('[') => self.mathematics(2, "\\]"),
            Some('\\') => {
                let star = usize::from(rest[1..].starts_with('*'));
                let len = 2 + star + options(&rest[1 + star..]);
                self.take(len, Effect::Break);
            }
            Some('%' | '&' | '#' | '_' | '$' | '{' | '}') => self.take(2, Effect::Object),
            Some('\n' | '\r') | None => self.take(1, Effect::Silent),
            Some(sign) => self.take(1 + sign.len_utf8(), Effect::Silent),
        }
    }

    /// `\begin{…}`, and all of the environment if it holds no prose.
    fn begin(&mut self) {
        let rest = self.rest();
        let mut len = "\\begin".len();
        let Some(group_len) = group(&rest[len..]) else {
            return self.take(len, Effect::Break);
        };
        let name = rest[len..len + group_len].trim_matches(['{', '}', ' ']);
        len += group_len;
        let plain = name.strip_suffix('*').unwrap_or(name);
        let mathematics = MATHEMATICS.contains(&plain) || plain.ends_with("matrix");
        if mathematics || LISTINGS.contains(&plain) {
            let close = format!("\\end{{{name}}}");
            // Without its end, a listing is only being typed.
            let end = rest[len..].find(&close).map(|i| len + i + close.len());
            let effect = if mathematics {
                Effect::Object
            } else {
                Effect::Break
            };
            return self.take(end.unwrap_or(len), effect);
        }
        len += options(&rest[len..]);
        let count = ENVIRONMENTS.iter().find(|(known, _)| *known == plain);
        for _ in 0..count.map_or(0, |(_, count)| *count) {
            len += group(&rest[len..]).unwrap_or(0);
            len += options(&rest[len..]);
        }
        self.take(len, Effect::Break);
    }

    /// Code between two equal signs, or in braces, behind `len` bytes.
    fn verb(&mut self, len: usize) {
        let rest = self.rest();
        let star = usize::from(rest[len..].starts_with('*'));
        let body = &rest[len + star..];
        let end = match body.chars().next() {
            Some('{') => group(body),
            Some(sign) if !sign.is_whitespace() => {
                let inner = &body[sign.len_utf8()..];
                let close = inner[..line(inner)].find(sign);
                close.map(|i| i + 2 * sign.len_utf8())
            }
            _ => None,
        };
        self.take(len + star + end.unwrap_or(0), Effect::Object);
    }
}

/// The length of the rest of the line.
fn line(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// The length of the rest of the paragraph: up to the next blank line.
fn paragraph(text: &str) -> usize {
    let mut at = 0;
    loop {
        let len = line(&text[at..]);
        if at > 0 && text[at..at + len].trim().is_empty() {
            return at;
        }
        at += len;
        match text.as_bytes().get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([_, ..]) => at += 1,
            _ => return text.len(),
        }
    }
}

/// The length of the optional arguments `[…]` at the start of `text`.
fn options(text: &str) -> usize {
    let mut len = 0;
    while let Some(more) = balanced(&text[len..], b'[', b']') {
        len += more;
    }
    len
}

/// The length of the argument `{…}` at the start of `text`.
fn group(text: &str) -> Option<usize> {
    balanced(text, b'{', b'}')
}

/// The length of what stands between `open` at the start of `text` and the `close` that belongs
/// to it, both included, in one paragraph.
fn balanced(text: &str, open: u8, close: u8) -> Option<usize> {
    if text.as_bytes().first() != Some(&open) {
        return None;
    }
    let text = &text[..paragraph(text)];
    let (mut depth, mut braces) = (0_usize, 0_usize);
    let mut bytes = text.bytes().enumerate();
    while let Some((i, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b if b == open && braces == 0 => depth += 1,
            b if b == close && braces == 0 => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            b'{' => braces += 1,
            b'}' => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;

    fn rest(text: &str) -> Vec<&str> {
        let stretches = prose(text, &markup(text)).into_iter();
        stretches.map(str::trim).collect()
    }

    #[test]
    fn arguments_are_prose_or_not() {
        assert_eq!(
            rest(
                "\\section[کورت]{یەک}\n\\emph{دوو} \\href{http://a.b/x_y}{سێ}~\\cite[ل.~٥]{a,b} \\label{ا} چوار % پێنج\nشەش"
            ),
            ["یەک", "دوو", "سێ", "چوار", "شەش"]
        );
        assert_eq!(
            rest("\\newcommand{\\x}[1]{ا #1} ب \\newcommand\\y{پ}ت"),
            ["ب", "ت"]
        );
        assert_eq!(
            rest("\\begin{itemize}[a]\n\\item[یەک] دوو\n\\end{itemize}"),
            ["[یەک] دوو"]
        );
        assert_eq!(
            rest("\\begin{tabular}{l|p{2cm}}\nا & ب \\\\[2pt]\n\\hline\n\\end{tabular}"),
            ["ا", "ب"]
        );
    }

    #[test]
    fn mathematics_and_listings_are_no_prose() {
        assert_eq!(
            rest("ا $x\\$،، y$ ب \\(z\\) پ \\[ا،،\n ب\\] ت $$q$$"),
            ["ا", "ب", "پ", "ت"]
        );
        assert_eq!(
            rest(
                "ا\n\\begin{verbatim}\nب \\end{x} % \\begin\n\\end{verbatim}\nپ \\verb|ت|ج\n\\begin{align*}\nd &= ه\n\\end{align*}"
            ),
            ["ا", "پ", "ج"]
        );
        assert_eq!(rest("نرخ $5 \n\nو $6"), ["نرخ", "5 \n\nو", "6"]);
    }

    #[test]
    fn signs_are_markup() {
        assert_eq!(
            rest("١٠\\% ا\\\\ ب ``پ'' {ت}\\"),
            ["١٠", "ا", "ب", "پ", "ت"]
        );
    }
}
