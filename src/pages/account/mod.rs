//! Log-in and password, for every app: the pages get the paths that they lead to.

mod another_code;
mod calendar;
mod device_zone;
mod link;
mod log_in_again;
mod logged_out;
mod login;
mod methods;
mod not_me;
mod notifications;
mod own_data;
mod passkey;
mod password;
mod paste;
mod privacy;
mod proposal;
mod sessions;
mod token;

pub use another_code::{AnotherCode, to_sent};
pub use calendar::CalendarPage;
pub use device_zone::device_zone;
pub use link::LinkPage;
pub use log_in_again::log_in_again;
pub use logged_out::logged_out;
pub use login::LoginPage;
pub use methods::MethodsPage;
pub use not_me::NotMePage;
pub use notifications::NotificationsPage;
pub use own_data::AccountPage;
pub use passkey::passkey_button;
pub use password::PasswordPage;
pub use privacy::PrivacyPage;
pub use proposal::ProposalPage;
pub use sessions::SessionsPage;
pub use token::TokenPage;
