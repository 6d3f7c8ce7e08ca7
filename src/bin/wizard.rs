//! Mounts the holder's wizard.

fn main() {
    perbarui::page::mount(perbarui::pages::wizard::app);
}
