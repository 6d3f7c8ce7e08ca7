//! Log-in and password, for every app: the pages get the paths that they lead to.

mod another_code;
mod link;
mod login;
mod password;
mod proposal;
mod sessions;
mod token;

pub use another_code::{another_code, to_sent};
pub use link::ask_link;
pub use login::login;
pub use password::set_password;
pub use proposal::answer;
pub use sessions::sessions;
pub use token::token;
