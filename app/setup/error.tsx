'use client'

import AdminError from '../(admin)/error'

/** In the place of a page for recipients that broke, or whose data cannot be read. */
export default AdminError
