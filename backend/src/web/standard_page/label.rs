//! Text in SVG, which has no line breaks.

use maud::{Markup, html};

/// Line height, in pixels of the drawing.
pub const LINE: usize = 17;

/// Renders lines of text centred at the height `y`.
pub fn lines(lines: &[String], x: usize, y: usize, class: &str) -> Markup {
    let first = y + 5 - (lines.len().saturating_sub(1)) * LINE / 2;
    html! {
        text class=(class) x=(x) y=(first) {
            @for (number, line) in lines.iter().enumerate() { tspan x=(x) y=(first + number * LINE) { (line) } }
        }
    }
}

/// Breaks a text between words into lines of at most `width` characters; a longer word keeps its line.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn text_is_broken_between_words() {
        assert_eq!(wrapped("", 5), [""; 0]);
        assert_eq!(wrapped("JF Keamanan Informasi", 13), ["JF Keamanan", "Informasi"]);
        assert_eq!(wrapped("satu  dua\ntiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrapped("mempertanggungjawabkannya ya", 5), ["mempertanggungjawabkannya", "ya"]);
    }
}
