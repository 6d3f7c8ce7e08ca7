//! Numbers as people read them.

use super::{Lang, lang};

/// "5.000", in English "5,000".
pub fn number(number: u32) -> String {
    let digits = number.to_string();
    let mark = match lang() {
        Lang::Id => '.',
        Lang::En => ',',
    };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// The same up to 1,000, where counts end: "1.000+".
pub fn up_to_thousand(count: u32) -> String {
    if count < 1_000 { number(count) } else { [number(1_000).as_str(), "+"].concat() }
}
