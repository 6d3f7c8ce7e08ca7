//! The plain form of typed, pasted or imported text: characters that keyboards and programs substitute are undone when
//! a value is parsed, so that record, comparison, search, certificate and mail agree.

/// Returns the text with plain apostrophes and hyphens, single spaces, trimmed, without the invisible characters that
/// are copied along, and composed (Unicode's NFC).
///
/// The browser composes the text before calling this (`src/components/field.rs`): the tables are too large for a
/// phone's first load.
pub fn plain(typed: &str) -> String {
    // Composed here: a mark may have followed an invisible character, and a composed character may be a quote.
    let seen: String = typed.chars().filter(|c| !comes_along(*c)).collect();
    let mut text = String::with_capacity(seen.len());
    for c in composed(seen).chars() {
        let c = character(c);
        if c != ' ' || !(text.is_empty() || text.ends_with(' ')) {
            text.push(c);
        }
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Returns a number without separators: blanks, hyphens, dots, brackets, quotes and invisible characters. Full-width
/// digits become plain ones.
pub(crate) fn compact(typed: &str) -> String {
    let kept = |c: char| match character(c) {
        ' ' | '-' | '.' | '(' | ')' | '\'' | '"' | '“' | '”' => None,
        c if comes_along(c) => None,
        c @ ('０'..='９' | '＋') => char::from_u32(c as u32 - 0xfee0),
        c => Some(c),
    };
    typed.chars().filter_map(kept).collect()
}

/// Whether a character is a control, invisible, or changes the direction of writing, so that two texts look alike:
/// besides controls, Unicode's `Default_Ignorable_Code_Point`, line and paragraph separators, and two blanks that count
/// as letters or symbols.
pub const fn is_hidden(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character is invisible and may be dropped: possible breaks, joiners, marks and embeddings of direction,
/// variants. Overrides of direction are not included: without one, the text would read differently.
const fn comes_along(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Returns the plain character for this one.
const fn character(c: char) -> char {
    match c {
        '\t'..='\r'
        | '\u{85}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        '`' | '´' | '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '‘' | '’' | '‛' | '′' | '‵' | 'ꞌ' | '＇' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        c => c,
    }
}

#[cfg(not(target_family = "wasm"))]
fn composed(text: String) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() { text } else { text.nfc().collect() }
}

#[cfg(target_family = "wasm")]
const fn composed(text: String) -> String {
    text
}
