//! Rust files as the invariants see them: the paths that they name and their string literals, without comments and test
//! modules. What stands in macros counts as well, so the tokens are read and not the syntax tree.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::iter::Peekable;
use std::path::{Path, PathBuf};

/// A file of Rust.
pub struct Source {
    /// Its path from the repository's root.
    pub name: String,
    /// Every path and single name in it.
    pub paths: Vec<Named>,
    pub literals: Vec<Literal>,
}

/// A path such as `crate::db::people`; those of a `use` with braces one by one.
pub struct Named {
    pub path: Vec<String>,
    pub line: usize,
}

/// A string literal, its escapes undone.
pub struct Literal {
    pub text: String,
    pub line: usize,
    /// The end of the code before it, without blanks.
    pub before: String,
}

/// Every Rust file below a folder of the repository.
pub fn rust(folder: &str) -> Vec<Source> {
    let files = files(&xtask::root().join(folder), &["rs"]);
    files.into_iter().map(|file| Source::parse(&name(&file), &std::fs::read_to_string(&file).unwrap())).collect()
}

impl Source {
    pub fn parse(name: &str, text: &str) -> Self {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut source = Self { name: name.to_owned(), paths: Vec::new(), literals: Vec::new() };
        source.read(tokens, &[], &mut String::new());
        source
    }

    /// Where one of `wanted`, a name or a path (`a::b`), stands alone or at the beginning of a longer path.
    pub fn naming(&self, wanted: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for Named { path, line } in &self.paths {
            let path = format!("{}::", path.join("::"));
            let hit =
                wanted.iter().find(|wanted| path.strip_prefix(**wanted).is_some_and(|rest| rest.starts_with("::")));
            found.extend(hit.map(|hit| format!("{}:{line}: {hit}", self.name)));
        }
        found
    }

    /// `prefix`: the path before the braces of a `use`.
    fn read(&mut self, tokens: TokenStream, prefix: &[String], before: &mut String) {
        let mut tokens = tokens.into_iter().peekable();
        let mut path = prefix.to_vec();
        // Whether `::` stood last, so that the next name goes on with the path.
        let mut goes_on = true;
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Ident(ident) => {
                    if !goes_on {
                        path = prefix.to_vec();
                    }
                    path.push(ident.to_string());
                    before.push_str(&ident.to_string());
                    goes_on = is_colons(&mut tokens);
                    if goes_on {
                        before.push_str("::");
                    }
                    let ends = !goes_on || !matches!(tokens.peek(), Some(TokenTree::Ident(_) | TokenTree::Group(_)));
                    if ends {
                        let line = ident.span().start().line;
                        let path = path.iter().filter(|name| *name != "self" || path.first() == Some(name));
                        self.paths.push(Named { path: path.cloned().collect(), line });
                    }
                    continue;
                }
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    if open == "[" && (before.ends_with('#') || before.ends_with("#!")) {
                        let attribute = group.stream().to_string();
                        if attribute.starts_with("doc =") || attribute == "cfg (test)" && skip_module(&mut tokens) {
                            continue;
                        }
                    }
                    before.push_str(open);
                    let inner = if goes_on && open == "{" { path.as_slice() } else { &[] };
                    self.read(group.stream(), inner, before);
                    before.push_str(close);
                }
                TokenTree::Punct(punct) => before.push(punct.as_char()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        let start = before.char_indices().rev().nth(79).map_or(0, |(place, _)| place);
                        let (text, line) = (text.value(), literal.span().start().line);
                        self.literals.push(Literal { text, line, before: before.split_off(start) });
                    }
                    before.push_str("\"\"");
                }
            }
            path = prefix.to_vec();
            goes_on = true;
        }
    }
}

/// Takes a `::`, if it comes next.
fn is_colons(tokens: &mut Peekable<impl Iterator<Item = TokenTree>>) -> bool {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    let joint =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.spacing() == proc_macro2::Spacing::Joint);
    tokens.next_if(|token| is_colon(token) && joint(token)).is_some() && tokens.next_if(is_colon).is_some()
}

/// Takes a module, if one comes next.
fn skip_module(tokens: &mut Peekable<impl Iterator<Item = TokenTree>>) -> bool {
    let is_module = tokens.next_if(|token| token.to_string() == "mod").is_some();
    if is_module {
        let _ = tokens.find(|token| matches!(token, TokenTree::Group(_)) || token.to_string() == ";");
    }
    is_module
}

/// The files of a folder (or the file itself) with one of the extensions, without what is built or fetched.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let built = ["node_modules", "target", "dist", "data", "test-results", "playwright-report"];
    let ours = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !built.contains(&&*name) && (!name.starts_with('.') || name == ".ci")
    };
    let wanted = |path: &Path| path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted));
    let (mut found, mut next) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = next.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
            next.extend(entries.filter(|path| ours(path)));
        } else if wanted(&path) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's path from the root, as people write it.
pub fn name(file: &Path) -> String {
    file.strip_prefix(xtask::root()).unwrap_or(file).display().to_string().replace('\\', "/")
}

#[test]
fn paths_and_literals_are_found() {
    fn check(text: &str, paths: &[&str], literals: &[&str]) {
        let source = Source::parse("x.rs", text);
        assert_eq!(source.paths.iter().map(|named| named.path.join("::")).collect::<Vec<_>>(), paths, "{text}");
        assert_eq!(source.literals.iter().map(|literal| &*literal.text).collect::<Vec<_>>(), literals, "{text}");
    }
    check("use a::b::c;", &["use", "a::b::c"], &[]);
    check(
        "use a::{self, b, c::{d, e as f}, g::*};",
        &["use", "a", "a::b", "a::c::d", "a::c::e", "a::c::as", "a::c::f", "a::g"],
        &[],
    );
    check("self::a(b.c, super::d::<E>())", &["self::a", "b", "c", "super::d", "E"], &[]);
    check("format!(\"{}\", a::b(\"ya\"))", &["format", "a::b"], &["{}", "ya"]);
    check("//! \"no\"\n// \"no\"\n/// \"no\"\na /* \"no\" */ '\"'", &["a"], &[]);
    check("(r#\"a \"b\"\"#, \"a\\\n  b\\n\", b\"no\")", &[], &["a \"b\"", "ab\n"]);
    check("#[cfg(test)]\nmod tests { \"no\" }\nx", &["x"], &[]);
}
