// What an officer finds: cases that a colleague has taken meanwhile, or that are another agency's; mailed links.
import { expectAccessible } from "../fixtures/axe";
import { CasePage } from "../fixtures/officer_pages";
import { Sheet } from "../fixtures/pages";
import { MERANTI, PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply, finishLogIn, logIn, openCase } from "../fixtures/walk";

test("two officers at once: the slower one sees what happened and nothing is overwritten", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const [first, second] = [await other(`verifikator@${PEKALONGAN}`), await other(`aisyah@${PEKALONGAN}`)];
  await openCase(first, "Sari Wulandari");
  await openCase(second, "Sari Wulandari");
  const [quick, slow] = [new CasePage(first.page), new CasePage(second.page)];
  await quick.take();
  await slow.takeButton.click();
  await expect(second.page.getByRole("heading", { name: "Permohonan ini sudah berubah" })).toBeVisible();
  await expectAccessible(second.page, "petugas-lebih-cepat");
  await expect(slow.button("Ambil alih dari Maya Lestari")).toBeVisible();
  await quick.approve();
  await slow.button("Ambil alih dari Maya Lestari").click();
  await expectAccessible(second.page, "petugas-ambil-alih");
  await slow.confirm("Ambil alih");
  await expect(second.page.getByText("Tidak ada tindakan untuk Anda pada langkah ini.")).toBeVisible();
});

test("another agency's case is not there, and who is not logged in comes back to the case", async ({ holder, other }) => {
  const reference = await apply(holder(`sari@${PEKALONGAN}`));
  const stranger = await other(`bsre@${MERANTI}`);
  await logIn(stranger, undefined, "/petugas/masuk");
  await stranger.page.goto(`/petugas/permohonan/${reference}`);
  await expect(stranger.page.getByText(/tidak ada yang cocok untuk akun Anda/)).toBeVisible();
  await expect(stranger.page.getByText("Sari Wulandari")).toHaveCount(0);
  await expectAccessible(stranger.page, "petugas-bukan-wewenang");

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await verifier.page.goto(`/petugas/permohonan/${reference}`);
  await expect(new Sheet(verifier.page).title("Masuk")).toBeVisible();
  await finishLogIn(verifier);
  await new CasePage(verifier.page).expectShown("Sari Wulandari");
});

test("a row fits the narrowest phone however late it is", async ({ holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  // The real answer with the longest lateness, which would take weeks of working time.
  await verifier.page.route("**/api/officer/cases", async (route) => {
    const response = await route.fetch();
    const inbox = await response.json();
    for (const row of inbox.rows) row.late = { seconds: (199 * 60 + 59) * 60, clock: "office" };
    await route.fulfill({ response, json: inbox });
  });
  await logIn(verifier, undefined, "/petugas/masuk");
  await expect(verifier.page.getByText("Terlambat 199 jam 59 menit kerja")).toBeVisible();
  await expectAccessible(verifier.page, "petugas-sangat-terlambat");
});
