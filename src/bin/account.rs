//! Mounts the pages of one's own account.

fn main() {
    perbarui::app::mount(perbarui::app::account::app);
}
