//! Reading Rust as far as the laws need it: code without comments, and the string literals with what stands before them.

use std::path::{Path, PathBuf};

/// A string literal outside comments and test modules.
#[derive(Debug)]
pub struct Literal {
    pub text: String,
    pub line: usize,
    /// The code just before it, without trailing blanks.
    pub before: String,
}

/// A file as the laws see it: test modules and comments are gone.
pub struct Source {
    pub name: String,
    /// Literals are empty here.
    pub code: String,
    pub literals: Vec<Literal>,
}

/// Every Rust file below a folder of the repository.
pub fn rust(folder: &str) -> Vec<Source> {
    let root = xtask::root();
    files(&root.join(folder), &["rs"])
        .into_iter()
        .map(|file| parse(&name(&file), &std::fs::read_to_string(&file).unwrap()))
        .collect()
}

/// Files with one of the extensions, without what is built or fetched.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let passes = |file: &PathBuf| {
        let built = ["node_modules", "target", "dist", "data", "test-results", "playwright-report"];
        let ours = file.strip_prefix(xtask::root()).unwrap_or(file).iter().all(|part| {
            let part = part.to_string_lossy();
            !built.contains(&&*part) && (!part.starts_with('.') || part == ".ci")
        });
        ours && file.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
    };
    let mut found = Vec::new();
    walk(folder, &mut |path| {
        if passes(&path) {
            found.push(path);
        }
    });
    found.sort();
    found
}

/// A file's path from the root, as people write it.
pub fn name(file: &Path) -> String {
    file.strip_prefix(xtask::root()).unwrap_or(file).display().to_string().replace('\\', "/")
}

fn walk(path: &Path, visit: &mut impl FnMut(PathBuf)) {
    if path.is_dir() {
        let skipped =
            path.file_name().is_some_and(|name| ["target", "node_modules", ".git"].iter().any(|s| name == *s));
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten().filter(|_| !skipped) {
            walk(&entry.path(), visit);
        }
    } else if path.is_file() {
        visit(path.to_path_buf());
    }
}

pub fn parse(name: &str, text: &str) -> Source {
    let text = &text[..text.find("#[cfg(test)]\nmod ").unwrap_or(text.len())];
    let mut source = Source { name: name.into(), code: String::new(), literals: Vec::new() };
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        at += match rest {
            ['/', '/', ..] => rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => literal(&mut source, rest, None),
            ['r', '"' | '#', ..] if !source.code.ends_with(char::is_alphanumeric) => raw(&mut source, rest),
            ['\'', '\\', _, tail @ ..] => 3 + tail.iter().position(|&c| c == '\'').map_or(0, |end| end + 1),
            ['\'', _, '\'', ..] => 3,
            _ => {
                source.code.push(rest[0]);
                1
            }
        };
        let lines = chars[..at.min(chars.len())].iter().filter(|&&c| c == '\n').count();
        // A comment's or literal's lines still count.
        while source.code.matches('\n').count() < lines {
            source.code.push('\n');
        }
    }
    source
}

/// The length of a comment, comments inside it included.
fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Takes a raw string, or passes the `r` of an `r#name`.
fn raw(source: &mut Source, rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    if rest.get(1 + hashes) == Some(&'"') {
        return 1 + hashes + literal(source, &rest[1 + hashes..], Some(hashes));
    }
    source.code.push('r');
    1
}

/// Takes a literal that starts with its quote; a raw one has no escapes and ends with its `#`s. Returns its length.
fn literal(source: &mut Source, rest: &[char], raw: Option<usize>) -> usize {
    let closing = raw.unwrap_or_default();
    let mut text = String::new();
    let mut at = 1;
    while at < rest.len() {
        if raw.is_none() && rest[at] == '\\' {
            text.extend(&rest[at..(at + 2).min(rest.len())]);
            at += 2;
        } else if rest[at] == '"' && rest[at + 1..].iter().take(closing).filter(|&&c| c == '#').count() == closing {
            break;
        } else {
            text.push(rest[at]);
            at += 1;
        }
    }
    let line = source.code.matches('\n').count() + 1;
    let code = source.code.trim_end();
    let start = code.char_indices().rev().nth(79).map_or(0, |(place, _)| place);
    let before = code[start..].to_owned();
    source.literals.push(Literal { text, line, before });
    source.code.push_str("\"\"");
    at + 1 + closing
}

#[test]
fn comments_and_literals_are_told_apart() {
    fn check(text: &str, code: &str, literals: &[&str]) {
        let source = parse("x.rs", text);
        assert_eq!(source.code, code, "{text}");
        assert_eq!(source.literals.iter().map(|literal| &*literal.text).collect::<Vec<_>>(), literals, "{text}");
    }
    check("a // \"no\"\nb", "a \nb", &[]);
    check("a /* \"no\" /* x */ */ b", "a  b", &[]);
    check("f(\"ya\", 'x', '\"', '\\'')", "f(\"\", , , )", &["ya"]);
    check("f(\"a\\\"b\")", "f(\"\")", &["a\\\"b"]);
    check("f(r\"a\\\")", "f(\"\")", &["a\\"]);
    check("f(r#\"a \"b\" c\"#)", "f(\"\")", &["a \"b\" c"]);
    check("fn f<'a>(r: &'a str) {}", "fn f<'a>(r: &'a str) {}", &[]);
    check("x\n#[cfg(test)]\nmod tests { \"no\" }", "x\n", &[]);
    check("\"a\nb\" c", "\"\"\n c", &["a\nb"]);
}
