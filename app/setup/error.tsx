'use client'

import AdminError from '../(admin)/error'

/** Replaces a recipient's page that failed, or whose data is unreadable. */
export default AdminError
