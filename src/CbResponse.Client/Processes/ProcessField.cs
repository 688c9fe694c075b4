namespace CbResponse;

#pragma warning disable CA1707, IDE1006 // The members are the names on the wire.

/// <summary>The fields of a process document that <see cref="Process"/> has properties for, under their names on the wire, grouped by the kind of value.</summary>
internal enum ProcessField
{
    // Fields with a rule of their own.
    id,
    segment_id,
    unique_id,
    cmdline,
    process_pid,
    parent_pid,
    interface_ip,
    comms_ip,
    watchlists,
    parent_md5,

    // Texts that repeat from row to row.
    hostname,
    host_type,
    os_type,
    group,
    username,
    uid,
    process_name,
    path,
    process_md5,
    process_sha256,
    parent_name,
    emet_config,
    child_proc_type,
    parent_id,
    parent_unique_id,

    // Numbers.
    sensor_id,
    logon_type,
    modload_count,
    filemod_count,
    regmod_count,
    netconn_count,
    childproc_count,
    crossproc_count,
    processblock_count,
    emet_count,
    fileless_scriptload_count,
    fork_children_count,
    exec_events_count,

    // Times.
    start,
    last_update,
    last_server_update,
    min_last_update,
    max_last_update,
    min_last_server_update,
    max_last_server_update,

    // Booleans.
    terminated,
    filtering_known_dlls,
    is_suppressed,
}

#pragma warning restore CA1707, IDE1006
