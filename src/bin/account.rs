//! Mounts the pages of one's own account.

fn main() {
    perbarui::page::mount(perbarui::pages::holder::account_app);
}
