//! Stateless parts of a page: they know neither routes nor the backend nor any page, and get every word from outside.
//!
//! A page is built with Leptos's builder syntax from [`html`], whose elements all have one type, [`Element`]: nested `view!`s
//! are types of their own, each compiled again, and the first load has a budget. Class names are those of `style/`.

mod button;
mod choice;
mod contact;
mod date;
mod element;
mod field;
mod form;
pub mod html;
mod qr_code;

mod error_summary;
mod summary_list;

pub use button::{actions, busy_button, button, link_button, secondary_button};
pub use choice::{Choice, choice_group};
pub use contact::{contact, email};
pub use date::date_field;
pub use element::{Element, Part, live, markup};
pub use error_summary::error_summary;
pub use field::{Field, FieldError, secret_field};
pub use form::submit_form;
pub use qr_code::qr_code;
pub use summary_list::{summary_list, summary_row};
