//! Stateless parts of a page: they know neither routes nor the backend nor any page, and get every word from outside.
//!
//! A page is put together from [`El`], one concrete type for every element, because each nested `view!` is a type of its
//! own that is compiled anew: the first load has a budget (performance.md). Class names are those of `style/`.

mod button;
mod choice;
mod date;
mod el;
mod field;
mod list;
mod summary;

pub use button::{busy_button, button, link_button, second};
pub use choice::{Choice, choices};
pub use date::date_field;
pub use el::{El, Part, el, live, rich};
pub use field::{Field, Wrong, secret_field};
pub use list::{list, list_row};
pub use summary::summary;
