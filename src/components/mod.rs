//! Stateless parts of a page: they know neither routes nor the backend nor any page, and get every word from outside.
//!
//! A page is built with Leptos's builder syntax from [`html`], whose elements all have one type, [`Element`]: nested `view!`s
//! are types of their own, each compiled anew, and the first load has a budget. Class names are those of `style/`.

mod button;
mod choice;
mod date;
mod element;
mod field;
mod form;
pub mod html;
mod list;
mod summary;

pub use button::{actions, busy_button, button, link_button, second};
pub use choice::{Choice, choices};
pub use date::date_field;
pub use element::{Element, Part, live, rich};
pub use field::{Field, Wrong, secret_field};
pub use form::submit_form;
pub use list::{list, list_row};
pub use summary::summary;
