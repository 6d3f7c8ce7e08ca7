//! The survey of satisfaction (Survei Kepuasan Masyarakat, Permenpan RB 14/2017): what is asked, and what follows from the answers.

mod answers;
mod element;
mod grade;
mod groups;
mod index;
mod month;
mod sample;
mod traits;

pub use answers::{Answers, MAX_REMARK, Rating, Ratings, RatingsFault, Score, remark};
pub use element::Element;
pub use grade::Grade;
pub use groups::{MIN_GROUP, shown};
pub use index::{Tally, rounded};
pub use month::Month;
pub use sample::needed;
pub use traits::{Education, Sex, Traits, Work};
