//! For a mailed link that arrived without its secret.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    link: "Tautan dari e-mail", "Link from the e-mail";
    hint: "Seluruhnya, juga bagian setelah tanda #", "All of it, including the part after the # sign";
}
