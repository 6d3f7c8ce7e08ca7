//! Log-in and password, for every app: the pages get the paths that they lead to.

mod link;
mod login;
mod password;
mod proposal;
mod sessions;
mod token;

pub use link::ask_link;
pub use login::login;
pub use password::set_password;
pub use proposal::answer;
pub use sessions::sessions;
pub use token::token;
