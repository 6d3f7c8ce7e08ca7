//! Mounts the holder's wizard.

fn main() {
    perbarui::app::mount(perbarui::app::wizard::app);
}
