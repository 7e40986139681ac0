/** The form of a request. A body that is none (empty, of another type, cut short) is a form without any field. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}
