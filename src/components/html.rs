//! One function for each tag, as in `leptos::html`.

use super::Element;

macro_rules! tags {
    ($($tag:ident)*) => {$(
        /// An element of this tag.
        #[inline(never)]
        pub fn $tag() -> Element {
            Element::new(stringify!($tag))
        }
    )*};
}

tags! {
    a aside button caption code dd del details dialog div dl dt fieldset footer
    form h1 h2 h3 header img input ins label legend li main nav ol
    option output p progress section select span strong summary table tbody td th thead
    tr ul wbr
}
