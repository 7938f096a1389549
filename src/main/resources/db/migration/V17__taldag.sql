-- A statement reads the days of its month, however long the figures go back.
create index tal_dag on tal (program, dag);
