//! Log-in and password, for every app: the pages get the paths that they lead to.

mod another_code;
mod device_zone;
mod link;
mod log_in_again;
mod logged_out;
mod login;
mod password;
mod paste;
mod proposal;
mod sessions;
mod token;

pub use another_code::{AnotherCode, to_sent};
pub use link::{LinkPage, LinkPageProps};
pub use log_in_again::log_in_again;
pub use logged_out::logged_out;
pub use login::{LoginPage, LoginPageProps};
pub use password::{PasswordPage, PasswordPageProps};
pub use proposal::{ProposalPage, ProposalPageProps};
pub use sessions::SessionsPage;
pub use token::{TokenPage, TokenPageProps};
