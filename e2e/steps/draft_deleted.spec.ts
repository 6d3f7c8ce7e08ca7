// A draft in "Akun saya": how far it is, and its end.
import { expectAccessible } from "../fixtures/axe";
import { CertificatePage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter } from "../fixtures/walk";

test("Akun saya tells how far a draft is, and deletes it when asked", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await atLetter(sari);
  await sari.page.goto("/akun");
  const account = new Sheet(sari.page);
  const told = sari.page.getByText(/^Draf tersimpan \d+ \S+ \d{4} pukul \d\d\.\d\d WIB; tinggal 3 langkah\.$/);
  await expect(told).toBeVisible();
  await expect(account.link("Lanjutkan permohonan")).toBeVisible();
  await account.button("Hapus draf").click();
  const dialog = sari.page.getByRole("dialog", { name: "Hapus draf permohonan ini?" });
  await expectAccessible(sari.page, "hapus-draf");
  await dialog.getByRole("button", { name: "Batal" }).click();
  await expect(dialog).toBeHidden();
  await expect(told).toBeVisible();
  await account.button("Hapus draf").click();
  await dialog.getByRole("button", { name: "Hapus draf" }).click();
  await expect(told).toHaveCount(0);
  await sari.page.goto("/sertifikat");
  await expect(new CertificatePage(sari.page).link("Perbarui sertifikat")).toBeVisible();
});
