//! Renewals: their log, commands, and the consequences of a change of stage.

pub mod after;
pub mod case;
pub mod certificate_state;
pub mod certificate_view;
pub mod commands;
pub mod dossier;
pub mod due_times;
pub mod holder_commands;
pub mod holder_view;
pub mod notify_officers;
pub mod officer_view;
pub mod old_key;
pub mod status;
pub mod transition;
pub mod visibility;
