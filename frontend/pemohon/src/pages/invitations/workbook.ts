// A workbook on its way to and from the service.

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The file's bytes; a data address has them behind its comma. */
export const inBase64 = (file: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^.*?,/, ""));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
